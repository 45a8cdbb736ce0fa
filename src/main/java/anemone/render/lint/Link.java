package anemone.render.lint;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * An address in an attribute of the HTML part.
 *
 * @param element the element with the attribute
 * @param url the address as written
 */
record Link(Element element, String url) {

  private static final Map<String, String> ATTRIBUTES =
      Map.of("a", "href", "area", "href", "img", "src");

  /** Returns the addresses of links and of loaded resources, in order. */
  static List<Link> all(Specimen specimen) {
    return specimen.seen().stream()
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .flatMap(Link::of)
        .toList();
  }

  /** Whether it is of a resource, not of a link. */
  boolean isPicture() {
    return element.normalName().equals("img");
  }

  private static Stream<Link> of(Element element) {
    String attribute = ATTRIBUTES.getOrDefault(element.normalName(), "background");
    return element.hasAttr(attribute) || element.normalName().equals("img")
        ? Stream.of(new Link(element, element.attr(attribute).strip()))
        : Stream.empty();
  }
}
