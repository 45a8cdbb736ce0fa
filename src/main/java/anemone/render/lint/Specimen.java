package anemone.render.lint;

import anemone.edition.Edition;
import anemone.render.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** A mail to check, parsed once for all rules. Not thread-safe. */
public final class Specimen {

  static final String HTML = "digest.html";
  static final String TEXT = "digest.txt";

  private final Message message;
  private final Document page;
  private final Edition edition;
  private final Instant now;
  private final Sheets sheets;
  private final Styles light;
  private final List<Node> seen;
  private final Origin origin;
  private final StyleAttributes inline = new StyleAttributes();

  private Specimen(Message message, Document page, Edition edition, Instant now) {
    this.message = message;
    this.page = page;
    this.edition = edition;
    this.now = now;
    this.sheets = Sheets.of(page);
    this.light = Styles.light(page, sheets, inline);
    this.seen = seen(page.body(), light);
    this.origin = new Origin(edition);
  }

  /**
   * A mail to check.
   *
   * @param message the mail
   * @param edition its edition
   * @param now the time of sending
   */
  public static Specimen of(Message message, Edition edition, Instant now) {
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    return new Specimen(message, Jsoup.parse(message.html(), "", parser), edition, now);
  }

  /** Returns the web pages that the HTML part links, each with the place of its first link. */
  public Map<String, Place> pages() {
    Map<String, Place> pages = new LinkedHashMap<>();
    Link.all(this).stream()
        .filter(link -> !link.isPicture() && link.url().matches("(?i)https?://.+"))
        .forEach(link -> pages.putIfAbsent(link.url(), at(link.element())));
    return pages;
  }

  /** Returns the mail. */
  Message message() {
    return message;
  }

  /** Returns the parsed HTML part. */
  Document page() {
    return page;
  }

  /** Returns the edition of the mail. */
  Edition edition() {
    return edition;
  }

  /** Returns the time of sending. */
  Instant now() {
    return now;
  }

  /** Returns the elements of the body that have a style attribute. */
  List<Element> styled() {
    return page.body().select("[style]");
  }

  /** Returns the declarations of an element's style attribute, in lower case, by property. */
  Map<String, String> style(Element element) {
    return inline.written(element);
  }

  /** Returns the styles in light mode. */
  Styles light() {
    return light;
  }

  /** Returns the styles in dark mode; empty without rules for it. */
  Optional<Styles> dark() {
    return Styles.dark(page, sheets, inline);
  }

  /** Returns the parts that come from articles and the editor. */
  Origin origin() {
    return origin;
  }

  /** Returns the visible elements and texts of the HTML part, in order. */
  List<Node> seen() {
    return seen;
  }

  /** Returns the visible texts of the HTML part that are not blank. */
  List<TextNode> texts() {
    return seen.stream()
        .filter(TextNode.class::isInstance)
        .map(TextNode.class::cast)
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** Returns the place of a node of the HTML part. */
  Place at(Node node) {
    int line = node.sourceRange().isTracked() ? node.sourceRange().start().lineNumber() : 0;
    return new Place(HTML, line, near(node));
  }

  /** Returns the place at an index of a part's text. */
  static Place at(String part, String whole, int index) {
    int line = (int) whole.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    int end = whole.indexOf('\n', index);
    int start = Math.max(whole.lastIndexOf('\n', Math.max(0, index - 1)) + 1, index - 20);
    return new Place(part, line, whole.substring(start, end < 0 ? whole.length() : end));
  }

  private static String near(Node node) {
    if (node instanceof TextNode text) {
      return text.text();
    }
    if (node instanceof Element element) {
      for (Element around = element; around != null; around = around.parent()) {
        if (around.hasText()) {
          return around.text();
        }
        if (around.hasAttr("alt") && !around.attr("alt").isBlank()) {
          return around.attr("alt");
        }
      }
    }
    return "";
  }

  private static List<Node> seen(Element body, Styles styles) {
    List<Node> seen = new ArrayList<>();
    NodeFilter visible =
        (node, depth) -> {
          if (node instanceof Element element && styles.isHidden(element)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          if (node instanceof Element || node instanceof TextNode) {
            seen.add(node);
          }
          return NodeFilter.FilterResult.CONTINUE;
        };
    NodeTraversor.filter(visible, body);
    return List.copyOf(seen);
  }
}
