package anemone.collect.page;

import anemone.article.Image;
import anemone.collect.text.Encoding;
import anemone.collect.text.TextLanguage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Extracts the article of a page: headline, kicker, author, publication time, image and body,
 * without navigation, boxes and buttons. Metadata has precedence; the shape of the text decides
 * what the body is. Safe for use by many threads at once.
 */
public final class PageExtractor {

  private static final int LONGEST_LABEL = 40;
  private static final int SHORTEST_BODY = 250;

  /** The factor by which the body in JSON-LD must be longer to replace the one found. */
  private static final double MUCH_MORE = 1.8;

  /**
   * Extracts the article of a page.
   *
   * @param body the page's bytes
   * @param contentType its Content-Type, or empty
   * @param base the address it was read from
   */
  public PageDocument extract(byte[] body, String contentType, URI base) {
    return extract(Jsoup.parse(Encoding.decode(body, contentType), base.toString()));
  }

  /** Extracts the article of a parsed page. */
  public PageDocument extract(Document page) {
    Metadata metadata = Metadata.of(page);
    String title = metadata.title();
    String author = metadata.author();
    String label = labelAbove(page);
    Element article = Paragraphs.article(page, title);
    Optional<Image> image = LeadImage.of(metadata.images(), page, article);
    List<String> paragraphs = CommentForm.cut(Clutter.paragraphs(article, title, author));
    int whole = metadata.body().length();
    if (whole > length(paragraphs)
        && (length(paragraphs) < SHORTEST_BODY || whole > MUCH_MORE * length(paragraphs))) {
      paragraphs = List.of(PlainHtml.text(metadata.body().replace("\n", "<p>")).split("\n\n"));
    }
    Optional<String> lede = Lede.of(page, title, paragraphs);
    if (lede.isPresent()) {
      paragraphs = Stream.concat(lede.stream(), paragraphs.stream()).toList();
    }
    if (label.isEmpty()) {
      Kicker kicker = Kicker.of(paragraphs);
      label = kicker.label();
      paragraphs = kicker.paragraphs();
    }
    String text = String.join("\n\n", paragraphs);
    return new PageDocument(
        metadata.site(),
        title,
        label,
        author,
        metadata.published(),
        TextLanguage.of(metadata.language(), title + "\n" + text),
        metadata.canonical(),
        image,
        text);
  }

  private static String labelAbove(Document page) {
    Element kicker = page.selectFirst("[class*=kicker], [class*=eyebrow], [class*=overline]");
    return Optional.ofNullable(kicker)
        .map(k -> PlainHtml.line(k.text()))
        .filter(text -> text.length() <= LONGEST_LABEL)
        .map(text -> text.replaceFirst(":$", ""))
        .orElse("");
  }

  private static int length(List<String> paragraphs) {
    return paragraphs.stream().mapToInt(String::length).sum();
  }
}
