package anemone.collect.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Puts a first letter that pages show large, in an element of its own, back before its word. */
final class DropCaps implements NodeVisitor {

  /** The text before, if it is a letter that may begin the next one. */
  private TextNode letter = new TextNode("");

  private DropCaps() {}

  /** Joins all large first letters in an element with their words. */
  static void join(Element body) {
    body.traverse(new DropCaps());
  }

  @Override
  public void head(Node node, int depth) {
    if (!(node instanceof TextNode text) || text.isBlank()) {
      return;
    }
    String whole = text.getWholeText();
    String initial = letter.getWholeText();
    if (!initial.isEmpty() && Character.isLowerCase(whole.codePointAt(0))) {
      text.text(initial + whole);
      letter.text("");
    }
    letter = isLetter(text) ? text : new TextNode("");
  }

  private static boolean isLetter(TextNode text) {
    String letter = text.getWholeText();
    Element around = text.parent();
    return around != null
        && letter.codePointCount(0, letter.length()) == 1
        && Character.isUpperCase(letter.codePointAt(0))
        && around.ownText().equals(letter)
        && around.closest("a, li, td, th, button, nav") == null;
  }
}
