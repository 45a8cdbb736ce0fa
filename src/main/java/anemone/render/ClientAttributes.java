package anemone.render;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Says twice what some clients read in one form only: the direction of an element also as a style,
 * since GMX and Web.de drop {@code dir}, and the background of a cell also as an attribute, since
 * they and Orange drop hexadecimal colours in {@code background-color}. A direction {@code auto}
 * becomes that of most letters of the element's text, since clients look at the first letter only.
 */
final class ClientAttributes {

  private static final Set<String> WITH_BGCOLOR = Set.of("body", "table", "tr", "td", "th");
  private static final Pattern DIRECTION = Pattern.compile("(?:^|;)\\s*direction:\\s*(ltr|rtl)");
  private static final Pattern BACKGROUND =
      Pattern.compile("(?:^|;)\\s*background-color:\\s*(#[0-9a-fA-F]{6})\\s*(?:;|$)");

  private ClientAttributes() {}

  /** Adds them to a page whose style sheets are inlined. */
  static void add(Document page) {
    page.body().select("[dir=auto]").forEach(ClientAttributes::decide);
    direct(page.body(), "");
    for (Element element : page.select("[style*=background-color]")) {
      Matcher background = BACKGROUND.matcher(element.attr("style"));
      if (WITH_BGCOLOR.contains(element.normalName()) && background.find()) {
        element.attr("bgcolor", background.group(1));
      }
    }
  }

  private static void decide(Element element) {
    Element around = element.parent() == null ? null : element.parent().closest("[dir]");
    String usual = around == null ? "" : around.attr("dir");
    Direction otherwise = usual.equals(Direction.RTL.word()) ? Direction.RTL : Direction.LTR;
    String decided = Direction.ofLetters(element.text(), otherwise).word();
    if (decided.equals(usual)) {
      element.removeAttr("dir");
    } else {
      element.attr("dir", decided);
    }
  }

  /**
   * Adds the direction of an element and of those in it to their styles.
   *
   * @param around the direction by the styles around it; empty if there is none
   */
  private static void direct(Element element, String around) {
    String inside = around;
    Matcher styled = DIRECTION.matcher(element.attr("style"));
    if (styled.find()) {
      inside = styled.group(1);
    } else if (element.hasAttr("dir") && !element.attr("dir").equals(around)) {
      inside = element.attr("dir");
      String style = element.attr("style");
      element.attr("style", style + (style.isEmpty() ? "" : ";") + "direction:" + inside);
    }
    for (Element child : element.children()) {
      direct(child, inside);
    }
  }
}
