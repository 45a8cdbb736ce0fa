package anemone.collect.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Finds elements by name, with or without common prefixes. */
final class NamedElements {

  /** Prefixes of elements that have none in most feeds. */
  private static final Pattern PLAIN =
      Pattern.compile("(atom|rss\\w*|a):", Pattern.CASE_INSENSITIVE);

  private static final char FIRST_BEYOND_ASCII = 0x80;

  /** The bit that a lower-case letter of ASCII has and its upper-case form lacks. */
  private static final int LOWER_CASE = 0x20;

  private NamedElements() {}

  /** Returns the name without its prefix, in lower case. */
  static String local(Element element) {
    String name = element.tagName();
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** Returns the prefix in lower case, or empty. */
  static String prefix(Element element) {
    String name = element.tagName();
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the children with a name; {@code dc:title} requires that prefix, {@code title} none.
   */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>(1);
    for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof Element element && isNamed(element, name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Returns the first child with one of the names, in the order of the names. */
  static Optional<Element> first(Element parent, String... names) {
    for (String name : names) {
      for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
        if (child instanceof Element element && isNamed(element, name)) {
          return Optional.of(element);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(Element element, String name) {
    String tag = element.tagName();
    char last = tag.charAt(tag.length() - 1);
    if (last < FIRST_BEYOND_ASCII && (last | LOWER_CASE) != name.charAt(name.length() - 1)) {
      return false;
    }
    int local = tag.indexOf(':') + 1;
    int wanted = name.indexOf(':') + 1;
    int length = name.length() - wanted;
    return tag.length() - local == length
        && tag.regionMatches(true, local, name, wanted, length)
        && (wanted == 0
            ? local == 0 || PLAIN.matcher(tag).lookingAt()
            : tag.regionMatches(true, 0, name, 0, Math.max(local, wanted)));
  }
}
