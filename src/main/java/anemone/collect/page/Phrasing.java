package anemone.collect.page;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Detects elements inside a line of text (HTML, "phrasing content"). */
final class Phrasing {

  private static final Set<String> ALWAYS =
      Set.of(
          """
          abbr audio b bdo br button cite code data datalist dfn em embed font i img input kbd
          label mark math meter noscript object output progress q ruby samp script select small
          span strong sub sup textarea time u var wbr
          """
              .split("\\s+"));

  /** Elements that are phrasing content if their contents are. */
  private static final Set<String> TRANSPARENT = Set.of("a", "del", "ins");

  private Phrasing() {}

  /** Whether an element is phrasing content. */
  static boolean isPhrase(Element element) {
    String name = element.normalName();
    return ALWAYS.contains(name)
        || (TRANSPARENT.contains(name) && element.children().stream().allMatch(Phrasing::isPhrase));
  }
}
