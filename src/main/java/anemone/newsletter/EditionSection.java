package anemone.newsletter;

import anemone.edition.Recipe;
import anemone.edition.Topic;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups {@code topics} and {@code edition}: the editor's rules. */
final class EditionSection {

  private static final int MOST = 8;
  private static final int FEWEST = 1;
  private static final int PER_SOURCE = 3;
  private static final int GIST = 2;

  private EditionSection() {}

  /** The topics, in the order of the file. */
  static List<Topic> topics(Fields fields) {
    List<Topic> topics = new ArrayList<>();
    if (fields.keys().isEmpty()) {
      fields.lacks("has no topic in it");
    }
    for (String name : fields.keys()) {
      if (!name.matches("[a-z0-9][a-z0-9-]*")) {
        fields.problem(name, "is no name of a topic; it has small letters, digits and hyphens");
      }
      fields.required(name, Values::line).ifPresent(title -> topics.add(new Topic(name, title)));
    }
    return topics;
  }

  /** The rules; what the file does not say is as usual. */
  static Recipe recipe(Fields fields, List<Topic> topics) {
    int most = fields.optional("most", Values.whole(1, 100)).orElse(MOST);
    int fewest = fields.optional("fewest", Values.whole(1, 100)).orElse(Math.min(FEWEST, most));
    int perSource = fields.optional("per-source", Values.whole(1, 100)).orElse(PER_SOURCE);
    int gist = fields.optional("gist", Values.whole(1, 5)).orElse(GIST);
    Map<Cadence, Duration> windows = windows(fields);
    if (fewest > most) {
      fields.problem("fewest", "is " + fewest + ", more than edition.most, which is " + most);
    }
    return new Recipe(most, fewest, perSource, gist, windows, topics);
  }

  private static Map<Cadence, Duration> windows(Fields fields) {
    Map<Cadence, Duration> windows = new EnumMap<>(Cadence.class);
    Optional<Node> node = fields.node("window");
    if (node.isPresent() && node.get() instanceof Node.Mapping) {
      Fields each = fields.group("window");
      for (Cadence cadence : Cadence.values()) {
        each.optional(cadence.word(), Values::duration).ifPresent(d -> windows.put(cadence, d));
      }
      each.done();
    } else {
      fields
          .optional("window", Values::duration)
          .ifPresent(d -> List.of(Cadence.values()).forEach(c -> windows.put(c, d)));
    }
    return windows;
  }
}
