package anemone.newsletter;

import anemone.article.Filter;
import anemone.article.Source;
import anemone.article.Source.FullText;
import anemone.subscriber.Checked;
import anemone.subscriber.DidYouMean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the list {@code sources}. */
final class SourcesSection {

  private static final double USUAL_WEIGHT = 1;
  private static final List<String> KINDS = List.of("feed", "page", "index", "sitemap", "folder");

  private final Reading reading;
  private final Path folder;
  private final Set<String> topics;
  private final Map<String, Integer> linesByName = new HashMap<>();

  /**
   * A reader of sources.
   *
   * @param reading the state of reading the file
   * @param folder the base of relative paths
   * @param topics the names of the topics
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
      root.problem("sources", "must list at least one source");
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
    Optional<Duration> settle = fields.optional("settle", Values::duration);
    Optional<FullText> fullText = fields.optional("full-text", Values.oneOf(FullText.values()));
    Optional<Boolean> isPrivate = fields.optional("private", Values::yesOrNo);
    Filter filter = FilterSection.read(fields);
    fields.done();
    name.ifPresent(n -> lookForTwin(fields, n, at.line()));
    return name.flatMap(
        n ->
            place.map(
                p ->
                    new Source(
                        n,
                        p,
                        filed,
                        weight.orElse(USUAL_WEIGHT),
                        filter,
                        fullText.orElse(FullText.AUTO),
                        settle.orElse(Duration.ZERO),
                        isPrivate.orElse(false))));
  }

  private void lookForTwin(Fields fields, String name, int line) {
    Integer earlier = linesByName.putIfAbsent(name.toLowerCase(Locale.ROOT), line);
    if (earlier != null) {
      fields.problem("name", "is already the name of the source on line " + earlier);
    }
  }

  private Optional<Source.Place> place(Fields fields) {
    Optional<Source.Place> feed = fields.optional("feed", Values::feed).map(Source.Feed::new);
    Optional<Source.Place> page = fields.optional("page", Values::web).map(Source.Page::new);
    Optional<String> links = fields.optional("links", Values::line);
    Optional<Source.Place> index =
        fields.optional("index", Values::web).map(url -> new Source.Index(url, links.orElse("")));
    Optional<Source.Place> sitemap =
        fields.optional("sitemap", Values::web).map(Source.Sitemap::new);
    Optional<Source.Place> directory =
        fields.optional("folder", Values.path(folder)).map(Source.Folder::new);
    List<String> given = KINDS.stream().filter(fields::has).toList();
    if (given.isEmpty()) {
      fields.require("feed");
    } else if (given.size() > 1) {
      fields.problem(
          given.get(1),
          "cannot be combined with "
              + given.get(0)
              + "; a source is one of "
              + String.join(", ", KINDS));
    }
    if (fields.has("private") && fields.has("folder")) {
      fields.problem("private", "only makes sense for a source on the web");
    }
    if (fields.has("links") && !fields.has("index")) {
      fields.problem("links", "needs index: it selects the links of an index page");
    }
    return feed.or(() -> page).or(() -> index).or(() -> sitemap).or(() -> directory);
  }

  private List<String> topics(Fields fields) {
    List<String> filed = fields.values("topics", this::topic);
    fields.require("topics");
    return filed.stream().distinct().toList();
  }

  private Checked<String> topic(String name) {
    return topics.contains(name)
        ? Checked.good(name)
        : Checked.bad("unknown topic: " + name + DidYouMean.hint(name, topics));
  }
}
