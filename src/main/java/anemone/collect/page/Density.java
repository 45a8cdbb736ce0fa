package anemone.collect.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Shares and counts of an element's text. */
final class Density {

  /** Commas of the scripts that have one. */
  private static final Pattern COMMA =
      Pattern.compile("[,\u060c\ufe50\ufe10\ufe11\u2e41\u2e34\u2e32\uff0c\u3001]");

  /** What a link to a place in the same page counts. */
  private static final double LOCAL_LINK = 0.3;

  private Density() {}

  /** How much of an element's text is in links, from 0 to 1. */
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

  /** How much of an element's text is in elements that a selector takes, from 0. */
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

  /** How many commas a text has. */
  static long commas(String text) {
    return COMMA.matcher(text).results().count();
  }
}
