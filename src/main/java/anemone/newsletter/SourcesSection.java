package anemone.newsletter;

import anemone.article.Source;
import anemone.subscriber.Checked;
import anemone.subscriber.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The list {@code sources}: where articles come from. */
final class SourcesSection {

  private static final double USUAL_WEIGHT = 1;

  private final Reading reading;
  private final Path folder;
  private final Set<String> topics;
  private final Map<String, Integer> linesByName = new HashMap<>();

  /**
   * A reader of sources.
   *
   * @param reading the reading it is part of
   * @param folder what relative paths start from
   * @param topics the topics that there are
   */
  SourcesSection(Reading reading, Path folder, Set<String> topics) {
    this.reading = reading;
    this.folder = folder;
    this.topics = topics;
  }

  List<Source> read(Fields root) {
    List<Node> items = root.items("sources");
    root.require("sources");
    if (root.has("sources") && items.isEmpty()) {
      root.problem("sources", "has no source in it");
    }
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      Fields fields = Fields.of(reading, "sources[" + i + "]", item.at(), item);
      source(fields, item.at()).ifPresent(sources::add);
    }
    return sources;
  }

  private Optional<Source> source(Fields fields, Node.Spot at) {
    Optional<String> name = fields.required("name", Values::line);
    Optional<Source.Place> place = place(fields);
    List<String> filed = topics(fields);
    Optional<Double> weight = fields.optional("weight", Values::weight);
    fields.done();
    name.ifPresent(n -> lookForTwin(fields, n, at.line()));
    return name.flatMap(n -> place.map(p -> new Source(n, p, filed, weight.orElse(USUAL_WEIGHT))));
  }

  private void lookForTwin(Fields fields, String name, int line) {
    Integer earlier = linesByName.putIfAbsent(name.toLowerCase(Locale.ROOT), line);
    if (earlier != null) {
      fields.problem("name", "is also the name of the source on line " + earlier);
    }
  }

  private Optional<Source.Place> place(Fields fields) {
    Optional<Source.Place> feed = fields.optional("feed", Values::web).map(Source.Feed::new);
    Optional<Source.Place> page = fields.optional("page", Values::web).map(Source.Page::new);
    Optional<Source.Place> directory =
        fields.optional("folder", Values.path(folder)).map(Source.Folder::new);
    List<String> given = Stream.of("feed", "page", "folder").filter(fields::has).toList();
    if (given.isEmpty()) {
      fields.require("feed");
    } else if (given.size() > 1) {
      fields.problem(
          given.get(1),
          "stands beside " + given.get(0) + "; a source is one of feed, page, folder");
    }
    return feed.or(() -> page).or(() -> directory);
  }

  private List<String> topics(Fields fields) {
    List<String> filed = new ArrayList<>();
    String path = fields.pathOf("topics");
    for (Node item : fields.items("topics")) {
      if (item instanceof Node.Scalar scalar) {
        reading.value(scalar, path, this::topic).ifPresent(filed::add);
      } else {
        reading.problems().add(item.at(), path, "has " + item.kind() + " in it; it lists names");
      }
    }
    fields.require("topics");
    return filed.stream().distinct().toList();
  }

  private Checked<String> topic(String name) {
    return topics.contains(name)
        ? Checked.good(name)
        : Checked.bad("has no " + name + Spelling.hint(name, topics));
  }
}
