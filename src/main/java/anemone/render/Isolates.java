package anemone.render;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Wraps each isolate of a page in a {@code span} with a direction, and puts the text of each such
 * {@code span} between isolates. Some clients support isolates but drop the attribute, others the
 * reverse; many drop {@code bdi}.
 */
final class Isolates {

  private Isolates() {}

  /** Adds isolates and spans to the body of a page. */
  static void span(Document page) {
    page.body().select("span[dir=ltr], span[dir=rtl]").forEach(Isolates::isolate);
    List<TextNode> texts = new ArrayList<>();
    page.body()
        .nodeStream(TextNode.class)
        .filter(text -> hasIsolate(text) && !isSpanned(text))
        .forEach(texts::add);
    texts.forEach(text -> parts(text).forEach(text::before));
    texts.forEach(Node::remove);
  }

  /** Puts the text of a span between isolates, if its direction is not that around it. */
  private static void isolate(Element span) {
    Element around = span.parent() == null ? null : span.parent().closest("[dir]");
    boolean turned = around != null && !around.attr("dir").equals(span.attr("dir"));
    if (turned && span.childNodeSize() == 1 && span.childNode(0) instanceof TextNode text) {
      String plain = text.getWholeText();
      if (!plain.isBlank() && !Direction.opens(plain.strip().charAt(0))) {
        text.text(Direction.opening(span.attr("dir")) + plain + Direction.END);
      }
    }
  }

  private static boolean hasIsolate(TextNode text) {
    return text.getWholeText().chars().anyMatch(c -> Direction.opens((char) c));
  }

  /** Whether an isolate is all that an element of its direction has, inside a link or not. */
  private static boolean isSpanned(TextNode node) {
    String text = node.getWholeText().strip();
    if (!Direction.opens(text.charAt(0)) || text.indexOf(Direction.END) < text.length() - 1) {
      return false;
    }
    String direction = Direction.of(text.charAt(0)).word();
    Element around = node.parent();
    while (around != null && around.childNodeSize() == 1) {
      if (around.attr("dir").equals(direction)) {
        return true;
      }
      around = around.parent();
    }
    return false;
  }

  private static List<Node> parts(TextNode node) {
    String text = node.getWholeText();
    List<Node> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (Direction.opens(text.charAt(at))) {
        int end = text.indexOf(Direction.END, at);
        int after = end < 0 ? text.length() : end + 1;
        parts.add(new TextNode(text.substring(from, at)));
        Element span = new Element("span").attr("dir", Direction.of(text.charAt(at)).word());
        parts.add(span.appendText(text.substring(at, after)));
        from = after;
        at = after - 1;
      }
    }
    parts.add(new TextNode(text.substring(from)));
    return parts;
  }
}
