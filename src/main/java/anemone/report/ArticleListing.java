package anemone.report;

import anemone.article.Article;
import anemone.article.Image;
import anemone.collect.Harvest;
import anemone.collect.date.DateOrigin;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Formats the articles of a source. */
final class ArticleListing {

  /** Number of characters of the text shown. */
  private static final int FIRST_WORDS = 160;

  private ArticleListing() {}

  /** Returns a few lines for each article: title, address, facts, first words. */
  static List<String> lines(Harvest harvest) {
    List<String> lines = new ArrayList<>();
    for (Article article : harvest.articles()) {
      lines.add("  " + article.title());
      lines.add("    " + article.url().map(URI::toString).orElse("no address"));
      lines.add(
          "    "
              + date(article, harvest)
              + ", "
              + (article.author().isEmpty() ? "no author" : article.author())
              + ", "
              + article.language()
              + ", "
              + article.image().map(image -> image.url().toString()).orElse("no picture"));
      lines.add("    " + firstWords(article.text()));
    }
    return lines;
  }

  /** Adds a JSON object for each article, with its whole text. */
  static void addTo(ArrayNode items, Harvest harvest) {
    for (Article article : harvest.articles()) {
      ObjectNode item = items.addObject();
      item.put("id", article.id().value());
      item.put("title", article.title());
      item.put("url", article.url().map(URI::toString).orElse(null));
      item.put("author", article.author());
      item.put("published", article.published().map(Instant::toString).orElse(null));
      item.put("dated", origin(article, harvest).orElse(null));
      item.put("language", article.language());
      item.put("image", article.image().map(Image::url).map(URI::toString).orElse(null));
      item.put("kicker", article.kicker());
      item.put("text", article.text());
    }
  }

  private static String date(Article article, Harvest harvest) {
    return article
        .published()
        .map(Instant::toString)
        .map(date -> origin(article, harvest).map(o -> date + " (dated " + o + ")").orElse(date))
        .orElse("no date");
  }

  private static Optional<String> origin(Article article, Harvest harvest) {
    return Optional.ofNullable(harvest.dates().get(article.id())).map(DateOrigin::words);
  }

  private static String firstWords(String text) {
    String line = text.replace("\n\n", " ");
    return line.length() <= FIRST_WORDS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, FIRST_WORDS)))
            + "\u2026";
  }
}
