package anemone.collect.page;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Makes paragraphs of text that stands in no element of its own. */
final class LooseText {

  private static final Set<String> BLOCKS =
      Set.of("blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul");

  private LooseText() {}

  /** Makes paragraphs of the text in all divs of an element; modifies it. */
  static void makeParagraphs(Element body) {
    for (Element div : body.select("div")) {
      makeIn(div);
    }
  }

  /** Wraps loose text of a div in paragraphs, and turns a div without blocks into one. */
  private static void makeIn(Element div) {
    Element open = null;
    for (Node child : List.copyOf(div.childNodes())) {
      if (isPhrase(child)) {
        if (open == null && !isBlank(child)) {
          open = new Element("p");
          child.before(open);
        }
        if (open != null) {
          open.appendChild(child);
        }
      } else {
        open = null;
      }
    }
    List<Element> children = div.children();
    boolean single =
        children.size() == 1 && children.get(0).normalName().equals("p") && div.ownText().isBlank();
    if (single && Density.links(div) < 0.25) {
      div.replaceWith(children.get(0));
    } else if (div.getAllElements().stream().skip(1).noneMatch(e -> isBlock(e))) {
      div.tagName("p");
    }
  }

  private static boolean isBlock(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  private static boolean isBlank(Node node) {
    return node instanceof TextNode text
        ? text.isBlank()
        : node.normalName().equals("br") || !(node instanceof Element);
  }

  private static boolean isPhrase(Node node) {
    if (!(node instanceof Element element)) {
      return true;
    }
    return Phrasing.isPhrase(element);
  }
}
