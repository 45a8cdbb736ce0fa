package anemone.collect.page;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Removes elements that are not the article by class, id or role. */
final class Unlikely {

  private static final Set<String> ROLES =
      Set.of("menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog");

  private Unlikely() {}

  /**
   * Removes them.
   *
   * @param body the page's body; modified
   * @param title the headline
   * @param strict which rules apply
   */
  static void remove(Element body, String title, Strictness strict) {
    boolean headlineSeen = false;
    for (Element element : body.getAllElements()) {
      if (element.equals(body) || element.parent() == null) {
        continue;
      }
      if (Marks.isHidden(element)
          || (element.attr("aria-modal").equals("true") && element.attr("role").equals("dialog"))) {
        element.remove();
      } else if (!headlineSeen
          && element.is("h1, h2")
          && TitleElement.isLike(element.text(), title)) {
        headlineSeen = true;
        element.remove();
      } else if (strict.names() && isUnlikely(element)) {
        element.remove();
      } else if (isByline(element)) {
        element.remove();
      } else if (element.is("div, section, header, h1, h2, h3, h4, h5, h6") && isEmpty(element)) {
        element.remove();
      }
    }
  }

  private static boolean isUnlikely(Element element) {
    if (element.is("a, article, body")) {
      return false;
    }
    boolean inside = element.closest("table, code") != null;
    return (!inside && Marks.isAround(element)) || ROLES.contains(element.attr("role"));
  }

  private static boolean isByline(Element element) {
    if (!Marks.isByline(element)) {
      return false;
    }
    int length = element.text().length();
    return length > 0 && length < 100;
  }

  private static boolean isEmpty(Element element) {
    return element.text().isEmpty() && element.select("img, video, table, iframe").isEmpty();
  }
}
