package anemone.render.lint;

import anemone.render.Clean;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A visible heading with the contents of its section.
 *
 * @param element the heading
 * @param level from 1 to 6
 * @param under the visible nodes between it and the next heading of its level or a higher one
 */
record Heading(Element element, int level, List<Node> under) {

  private static final List<String> LEVELS = List.of("h1", "h2", "h3", "h4", "h5", "h6");

  Heading {
    under = List.copyOf(under);
  }

  /** Returns the headings of a mail that have text, in order. */
  static List<Heading> all(Specimen specimen) {
    List<Heading> headings = new ArrayList<>();
    List<Node> seen = specimen.seen();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i) instanceof Element element && level(element) > 0 && element.hasText()) {
        headings.add(new Heading(element, level(element), under(seen.subList(i, seen.size()))));
      }
    }
    return headings;
  }

  /** Returns its text, without soft hyphens. */
  String text() {
    return Clean.line(element.text());
  }

  /** Whether its section has text or pictures. */
  boolean hasContent() {
    return under.stream()
        .anyMatch(
            node ->
                node instanceof TextNode text ? !text.isBlank() : node.nodeName().equals("img"));
  }

  private static List<Node> under(List<Node> from) {
    Element heading = (Element) from.get(0);
    List<Node> under = new ArrayList<>();
    for (Node node : from) {
      if (!node.equals(heading) && node instanceof Element element) {
        int level = level(element);
        if (level > 0 && level <= level(heading)) {
          break;
        }
      }
      if (!isInside(node, heading)) {
        under.add(node);
      }
    }
    return under;
  }

  private static boolean isInside(Node node, Element heading) {
    for (Node around = node; around != null; around = around.parent()) {
      if (around.equals(heading)) {
        return true;
      }
    }
    return false;
  }

  private static int level(Element element) {
    return LEVELS.indexOf(element.normalName()) + 1;
  }
}
