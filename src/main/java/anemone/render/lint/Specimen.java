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

/** One mail as the rules look at it: read once for all of them. For one thread. */
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

  private Specimen(Message message, Document page, Edition edition, Instant now) {
    this.message = message;
    this.page = page;
    this.edition = edition;
    this.now = now;
    this.sheets = Sheets.of(page);
    this.light = Styles.light(page, sheets);
    this.seen = seen(page.body(), light);
    this.origin = new Origin(edition);
  }

  /**
   * A mail to look at.
   *
   * @param message the mail
   * @param edition what it was made of
   * @param now the moment at which it would leave
   */
  public static Specimen of(Message message, Edition edition, Instant now) {
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    return new Specimen(message, Jsoup.parse(message.html(), "", parser), edition, now);
  }

  /** The web pages that a reader can go to from the HTML, and where the first link to each is. */
  public Map<String, Place> pages() {
    Map<String, Place> pages = new LinkedHashMap<>();
    Link.all(this).stream()
        .filter(link -> !link.isPicture() && link.url().matches("(?i)https?://.+"))
        .forEach(link -> pages.putIfAbsent(link.url(), at(link.element())));
    return pages;
  }

  /** The mail. */
  Message message() {
    return message;
  }

  /** The HTML part. */
  Document page() {
    return page;
  }

  /** What the mail was made of. */
  Edition edition() {
    return edition;
  }

  /** The moment at which it would leave. */
  Instant now() {
    return now;
  }

  /** How it looks by day. */
  Styles light() {
    return light;
  }

  /** How it looks by night, if it says anything about that. */
  Optional<Styles> dark() {
    return Styles.dark(page, sheets);
  }

  /** What of it the articles said. */
  Origin origin() {
    return origin;
  }

  /** The elements and texts of the HTML that a reader sees, in order. */
  List<Node> seen() {
    return seen;
  }

  /** The texts that a reader sees, without those that are only white space. */
  List<TextNode> texts() {
    return seen.stream()
        .filter(TextNode.class::isInstance)
        .map(TextNode.class::cast)
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** Where a piece of the HTML is. */
  Place at(Node node) {
    int line = node.sourceRange().isTracked() ? node.sourceRange().start().lineNumber() : 0;
    return new Place(HTML, line, near(node));
  }

  /** A place of a part by its position in the part's text. */
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
