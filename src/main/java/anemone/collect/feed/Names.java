package anemone.collect.feed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Finds elements by name, whatever prefix a feed gives them. */
final class Names {

  private Names() {}

  /** The name without its prefix, in lower case. */
  static String local(Element element) {
    String name = element.tagName();
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** The prefix in lower case, or empty. */
  static String prefix(Element element) {
    String name = element.tagName();
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  /** The children with a name; {@code dc:title} asks for that prefix, {@code title} for none. */
  static List<Element> children(Element parent, String name) {
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    String local = name.substring(colon + 1);
    return parent.children().stream()
        .filter(e -> local(e).equals(local) && fits(e, prefix))
        .toList();
  }

  /** The first child that has one of some names, in the order of the names. */
  static Optional<Element> first(Element parent, String... names) {
    return Stream.of(names).flatMap(name -> children(parent, name).stream()).findFirst();
  }

  private static boolean fits(Element element, String wanted) {
    String prefix = prefix(element);
    return wanted.isEmpty()
        ? prefix.isEmpty()
            || prefix.equals("atom")
            || prefix.startsWith("rss")
            || prefix.equals("a")
        : prefix.equals(wanted);
  }
}
