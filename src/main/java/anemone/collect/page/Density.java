package anemone.collect.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Measures the text of elements. */
final class Density {

  /** The commas of all scripts. */
  private static final Pattern COMMA =
      Pattern.compile("[,\u060c\ufe50\ufe10\ufe11\u2e41\u2e34\u2e32\uff0c\u3001]");

  /** The weight of a link within the page. */
  private static final double LOCAL_LINK = 0.3;

  private Density() {}

  /** The share of an element's text in links, from 0 to 1. */
  static double links(Element element) {
    int all = element.text().length();
    if (all == 0) {
      return 0;
    }
    double linked = 0;
    for (Element link : element.select("a")) {
      double share = link.attr("href").matches("#.+") ? LOCAL_LINK : 1;
      linked += link.text().length() * share;
    }
    return linked / all;
  }

  /**
   * The share of an element's text in elements matched by a selector, from 0; nested ones count
   * twice.
   */
  static double of(Element element, String selector) {
    int all = element.text().length();
    if (all == 0) {
      return 0;
    }
    return element.select(selector).stream()
            .filter(inside -> !inside.equals(element))
            .mapToInt(inside -> inside.text().length())
            .sum()
        / (double) all;
  }

  /** The number of commas of a text. */
  static long commas(String text) {
    return COMMA.matcher(text).results().count();
  }
}
