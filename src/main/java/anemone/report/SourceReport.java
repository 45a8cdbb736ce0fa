package anemone.report;

import anemone.article.Article;
import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.process.Plurals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of checking a source.
 *
 * @param source the source
 * @param harvest its harvest
 * @param took the time it took
 */
public record SourceReport(Source source, Harvest harvest, Duration took) {

  private static final int SHORT_TEXT = 400;

  /** A field of articles, with a test and the effect if it is missing. */
  private record Field(String name, Predicate<Article> has, String why) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("link", a -> a.url().isPresent(), "readers cannot open the article"),
          new Field("author", a -> !a.author().isEmpty(), "no author is named"),
          new Field(
              "date", a -> a.published().isPresent(), "the time of collection is used instead"),
          new Field(
              "language",
              a -> !a.language().equals(Article.UNDETERMINED),
              "it is detected from the text"),
          new Field("image", a -> a.image().isPresent(), "no picture is shown"),
          new Field("full text", a -> a.text().length() >= SHORT_TEXT, "the gist may be poor"));

  public boolean isGood() {
    return !harvest.articles().isEmpty();
  }

  /**
   * Returns the report as several lines: articles, missing fields and their effect, time.
   *
   * @param articles whether each article is shown
   */
  public String text(boolean articles) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s %s): %s in %.1f s"
            .formatted(
                source.name(),
                source.place().kind(),
                source.place().where(),
                Plurals.count(harvest.articles().size(), "article", "articles"),
                took.toMillis() / 1000.0));
    latest().ifPresent(a -> lines.add("  latest: " + a.title() + ", " + a.appeared()));
    for (Field field : FIELDS) {
      long without = without(field);
      if (without > 0) {
        lines.add(
            "  no %s: %d of %d; %s"
                .formatted(field.name(), without, harvest.articles().size(), field.why()));
      }
    }
    harvest.failures().forEach(f -> lines.add("  failed: " + f.why()));
    harvest.notices().forEach(n -> lines.add("  note: " + n.what()));
    if (harvest.articles().isEmpty() && harvest.failures().isEmpty()) {
      lines.add("  no articles found; check its filter, if it has one");
    }
    if (articles) {
      lines.addAll(ArticleListing.lines(harvest));
    }
    return String.join("\n", lines);
  }

  /**
   * Returns the report as one JSON object.
   *
   * @param articles whether it contains the whole articles, as {@code items}
   */
  public String json(boolean articles) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("name", source.name());
    json.put("kind", source.place().kind());
    json.put("where", source.place().where());
    json.put("ok", isGood());
    json.put("milliseconds", took.toMillis());
    json.put("articles", harvest.articles().size());
    latest().ifPresent(a -> json.put("latest", a.appeared().toString()));
    ObjectNode missing = json.putObject("missing");
    FIELDS.forEach(field -> missing.put(field.name(), without(field)));
    var failures = json.putArray("failures");
    harvest.failures().forEach(f -> failures.add(f.why()));
    var notices = json.putArray("notices");
    harvest.notices().forEach(n -> notices.add(n.what()));
    if (articles) {
      ArticleListing.addTo(json.putArray("items"), harvest);
    }
    return json.toString();
  }

  private Optional<Article> latest() {
    return harvest.articles().stream().max((a, b) -> a.appeared().compareTo(b.appeared()));
  }

  private long without(Field field) {
    return harvest.articles().stream().filter(field.has().negate()).count();
  }
}
