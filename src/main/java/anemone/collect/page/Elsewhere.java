package anemone.collect.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Says which elements of a page stand around the article, and are about other pages. */
final class Elsewhere {

  private static final Pattern ENTRY_LINE =
      Pattern.compile("(?i)\\b(?:post|entry|article)[-_]?(?:info|meta|date|byline)\\b");

  private Elsewhere() {}

  /** Whether an element is in the navigation, an aside, a form, the site's footer or the like. */
  static boolean is(Element element) {
    return element.closest("nav, aside, form") != null
        || isInFooter(element)
        || element.parents().stream()
            .anyMatch(around -> !around.is("body, article, main") && Marks.isAround(around));
  }

  /** Whether an element is in a footer; that of the entry itself, below its headline, is none. */
  private static boolean isInFooter(Element element) {
    Element footer = element.closest("footer");
    return footer != null && !ENTRY_LINE.matcher(footer.className()).find();
  }
}
