package anemone.collect.feed;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Classifies the links of entries. */
final class EntryLinks {

  private EntryLinks() {}

  /** Whether a link is of type HTML, or of no type. */
  static boolean isPage(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("html");
  }
}
