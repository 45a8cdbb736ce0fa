package anemone.collect.feed;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** The links of an entry. */
final class EntryLinks {

  private EntryLinks() {}

  /** Whether a link leads to a page for readers, as far as it says: no JSON, XML or picture. */
  static boolean isPage(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("html");
  }
}
