package anemone.collect.page;

import anemone.article.Image;
import anemone.article.WebAddress;
import anemone.collect.date.DateHints;
import anemone.collect.date.DateOrigin;
import anemone.collect.date.DateParser;
import anemone.collect.date.DatedBy;
import anemone.collect.image.ContentImages;
import anemone.collect.image.ImageCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A Markdown file (CommonMark) with optional YAML front matter: {@code title}, {@code author},
 * {@code date}, {@code url}, {@code language} or {@code lang}, {@code kicker}, {@code image}.
 * Without a title there, the first heading is used.
 */
public final class MarkdownDocument {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final String FENCE = "---";

  private MarkdownDocument() {}

  /**
   * Returns the article of a file.
   *
   * @param text the file
   * @throws BadFrontMatterException if its front matter is not YAML, or has no end
   */
  public static PageDocument parse(String text) throws BadFrontMatterException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(FENCE)) {
      return document(YAML.createObjectNode(), text);
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(FENCE)) {
        JsonNode head = yaml(String.join("\n", lines.subList(1, i)));
        return document(head, String.join("\n", lines.subList(i + 1, lines.size())));
      }
    }
    throw new BadFrontMatterException(1, "the front matter has no end; close it with a line ---");
  }

  private static JsonNode yaml(String text) throws BadFrontMatterException {
    try {
      JsonNode head = YAML.readTree(text);
      if (head.isObject() || head.isMissingNode() || head.isNull()) {
        return head;
      }
      throw new BadFrontMatterException(
          2, "the front matter is not a list of \"key: value\" lines");
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new BadFrontMatterException(
          line + 1,
          "the front matter is not YAML; check its quotation marks and indentation, and put a"
              + " title with a colon in quotes");
    }
  }

  private static PageDocument document(JsonNode head, String markdown) {
    String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
    Element body = Jsoup.parse(html).body();
    String title = PlainHtml.line(head.path("title").asString(""));
    Element heading = body.selectFirst("h1, h2");
    if (title.isEmpty() && heading != null) {
      title = PlainHtml.line(heading.text());
    }
    if (heading != null && PlainHtml.line(heading.text()).equals(title)) {
      heading.remove();
    }
    List<String> paragraphs = new ArrayList<>(PlainHtml.paragraphs(body));
    String label = PlainHtml.line(head.path("kicker").asString(""));
    if (label.isEmpty()) {
      Kicker kicker = Kicker.of(paragraphs);
      label = kicker.label();
      paragraphs = new ArrayList<>(kicker.paragraphs());
    }
    String language = head.path("language").asString(head.path("lang").asString(""));
    DateHints hints = DateHints.of(Locale.forLanguageTag(language.replace('_', '-')));
    return new PageDocument(
        "",
        title,
        label,
        PlainHtml.line(head.path("author").asString("")),
        DateParser.parse(head.path("date").asString(""), hints)
            .map(date -> new DatedBy(date.moment(), DateOrigin.FRONT_MATTER)),
        language,
        WebAddress.parse(head.path("url").asString("")),
        image(head, body),
        String.join("\n\n", paragraphs));
  }

  /** Returns the image of the front matter, or else the first one of the text. */
  private static Optional<Image> image(JsonNode head, Element body) {
    return WebAddress.parse(head.path("image").asString(""))
        .map(
            url ->
                new Image(
                    url,
                    PlainHtml.line(head.path("image-alt").asString("")),
                    PlainHtml.line(head.path("image-caption").asString(""))))
        .or(() -> ContentImages.first(body, Optional.empty()).map(ImageCandidate::image));
  }
}
