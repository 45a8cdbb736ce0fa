package anemone.newsletter;

import anemone.edition.Late;
import anemone.edition.LeadOrder;
import anemone.edition.Recipe;
import anemone.edition.Repeat;
import anemone.edition.Topic;
import anemone.render.Colour;
import anemone.subscriber.Cadence;
import anemone.subscriber.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the groups {@code topics}, {@code edition} and {@code model}. */
final class EditionSection {

  private static final int STORIES = 8;
  private static final int ALSO = 12;
  private static final int FEWEST = 1;
  private static final int PER_SOURCE = 3;
  private static final int GIST = 2;
  private static final int POINTS = 3;
  private static final int PATIENCE = 20;
  private static final int BUDGET = 60;
  private static final int MOST_APPROVERS = 5;
  private static final Duration LONGEST_HOLD = Duration.ofHours(12);

  private static final List<Cadence> KINDS =
      Arrays.stream(Cadence.values()).filter(c -> c.kind() == c).toList();

  private EditionSection() {}

  /** Returns the topics, in the order of the file. */
  static List<Topic> topics(Fields fields) {
    List<Topic> topics = new ArrayList<>();
    if (fields.keys().isEmpty()) {
      fields.lacks("must list at least one topic");
    }
    for (String name : fields.keys()) {
      if (!name.matches("[a-z0-9][a-z0-9-]*")) {
        fields.problem(
            name, "is not a topic name; must have only lower-case letters, digits and hyphens");
      }
      topic(fields, name).ifPresent(topics::add);
    }
    return topics;
  }

  /** Returns the recipe, with defaults for missing keys. */
  static Recipe recipe(Fields fields, List<Topic> topics) {
    Optional<Integer> inAll = fields.optional("most", Values.whole(1, 200));
    int withGist = fields.optional("stories", Values.whole(1, 100)).orElse(STORIES);
    int byHeadline = fields.optional("also", Values.whole(0, 100)).orElse(ALSO);
    int most = Math.min(inAll.orElse(Integer.MAX_VALUE), withGist + byHeadline);
    int stories = Math.min(withGist, most);
    int also = most - stories;
    int fewest = fields.optional("fewest", Values.whole(1, 100)).orElse(Math.min(FEWEST, most));
    int perSource = fields.optional("per-source", Values.whole(1, 100)).orElse(PER_SOURCE);
    int perSection = fields.optional("per-section", Values.whole(1, 100)).orElse(most);
    int gist = fields.optional("gist", Values.whole(1, 5)).orElse(GIST);
    int points = fields.optional("points", Values.whole(0, 3)).orElse(POINTS);
    int more = fields.optional("more", Values.whole(0, 10)).orElse(Recipe.USUAL_MORE);
    int storylineDays =
        fields.optional("storyline-days", Values.whole(0, 14)).orElse(Recipe.USUAL_STORYLINE_DAYS);
    Map<Cadence, Duration> windows = windows(fields);
    if (fewest > most) {
      fields.problem(
          "fewest", "is " + fewest + ", more than the edition holds at most, which is " + most);
    }
    return new Recipe(
        stories,
        also,
        fewest,
        perSource,
        perSection,
        gist,
        points,
        more,
        storylineDays,
        windows,
        topics);
  }

  /** Returns the settings for editing. */
  static Newsletter.Editing editing(Fields fields, Optional<ModelSettings> model) {
    List<LeadOrder> lead = new ArrayList<>();
    fields
        .optional("lead", Values::line)
        .ifPresent(
            words -> {
              for (String word : words.split("\\s*,\\s*", -1)) {
                Values.oneOf(LeadOrder.values())
                    .apply(word)
                    .orTell(why -> fields.problem("lead", why))
                    .ifPresent(lead::add);
              }
            });
    return new Newsletter.Editing(
        lead.isEmpty() ? LeadOrder.USUAL : lead,
        fields.optional("late", Values.oneOf(Late.values())).orElse(Late.FOLD),
        fields.optional("repeat", Values.oneOf(Repeat.values())).orElse(Repeat.NEVER),
        release(fields),
        fields.optional("editor", Values::mailbox),
        model);
  }

  private static Newsletter.Release release(Fields fields) {
    boolean approval =
        fields.optional("approval", Values.oneOf(Approval.values())).orElse(Approval.NONE)
            == Approval.REQUIRED;
    Optional<Integer> approvers = fields.optional("approvers", Values.whole(1, MOST_APPROVERS));
    if (approvers.isPresent() && !approval) {
      fields.problem("approvers", "needs approval: required, without which nobody is asked");
    }
    Duration hold = fields.optional("hold", Values::duration).orElse(Duration.ZERO);
    if (hold.compareTo(LONGEST_HOLD) > 0) {
      fields.problem("hold", "is too long; must be at most 12h");
    }
    return new Newsletter.Release(
        approval ? approvers.orElse(1) : 0, hold, fields.optional("studio", Values::links));
  }

  /** Returns the language model of the group {@code model}, if it is present. */
  static Optional<ModelSettings> model(Fields fields, boolean there, Secrets secrets) {
    Optional<URI> url = there ? fields.required("url", Values::links) : Optional.empty();
    Optional<String> name = there ? fields.required("name", Values::line) : Optional.empty();
    Optional<Secret> key = secrets.read(fields, "key");
    Duration patience =
        fields.optional("timeout", Values::duration).orElse(Duration.ofSeconds(PATIENCE));
    ModelSettings.Task task =
        fields
            .optional("task", Values.oneOf(ModelSettings.Task.values()))
            .orElse(ModelSettings.Task.CHOOSE);
    Duration budget =
        fields.optional("budget", Values::duration).orElse(Duration.ofSeconds(BUDGET));
    boolean comparing = fields.optional("compare", Values::yesOrNo).orElse(true);
    fields.node("url");
    fields.node("name");
    fields.done();
    return url.flatMap(
        u ->
            name.map(
                n ->
                    new ModelSettings(
                        u, n, key.orElse(Secret.NONE), patience, task, budget, comparing)));
  }

  private enum Approval {
    NONE,
    REQUIRED
  }

  /** Reads a topic: a title, or a group of title and words. */
  private static Optional<Topic> topic(Fields fields, String name) {
    Optional<Node> node = fields.node(name);
    if (node.isEmpty() || !(node.get() instanceof Node.Mapping)) {
      return fields.required(name, Values::line).map(title -> new Topic(name, title));
    }
    Fields group = fields.group(name);
    Optional<String> title = group.required("title", Values::line);
    List<String> words =
        group
            .optional("words", Values::line)
            .map(line -> List.of(line.split("\\s*,\\s*", -1)))
            .orElse(List.of());
    accent(group);
    group.done();
    return title.map(t -> new Topic(name, t, words));
  }

  /** Reports an invalid accent colour. */
  private static void accent(Fields group) {
    group
        .optional("accent", Values::line)
        .filter(value -> Colour.parse(value).isEmpty())
        .ifPresent(
            value ->
                group.problem(
                    "accent",
                    "\"" + value + "\" is not valid; must be a colour such as \"#0b5aa8\""));
  }

  /** Returns the accent colours by topic. */
  static Map<String, String> accents(Fields fields) {
    Map<String, String> accents = new TreeMap<>();
    for (String name : fields.keys()) {
      if (fields.node(name).filter(Node.Mapping.class::isInstance).isPresent()) {
        fields
            .group(name)
            .optional("accent", Values::line)
            .flatMap(Colour::parse)
            .ifPresent(colour -> accents.put(name, colour.toString()));
      }
    }
    return accents;
  }

  private static Map<Cadence, Duration> windows(Fields fields) {
    Map<Cadence, Duration> windows = new EnumMap<>(Cadence.class);
    Optional<Node> node = fields.node("window");
    if (node.isPresent() && node.get() instanceof Node.Mapping) {
      Fields each = fields.group("window");
      for (Cadence cadence : KINDS) {
        each.optional(cadence.word(), Values::duration).ifPresent(d -> windows.put(cadence, d));
      }
      each.done();
    } else {
      fields
          .optional("window", Values::duration)
          .ifPresent(d -> KINDS.forEach(c -> windows.put(c, d)));
    }
    return windows;
  }
}
