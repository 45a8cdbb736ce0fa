package anemone.render.lint;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.cssparser.dom.Property;
import org.jsoup.nodes.Element;

/**
 * The style attributes of a page, each text of which is parsed once: the elements of a mail share
 * few of them. Not thread-safe.
 */
final class StyleAttributes {

  private final Map<String, Parsed> known = new HashMap<>();

  /** The declarations as the cascade uses them, and as they are written, in lower case. */
  private record Parsed(Declarations cascade, Map<String, String> written) {

    static Parsed of(String style) {
      List<Property> properties = LenientCss.declarations(style);
      Declarations cascade = new Declarations();
      cascade.putAll(properties);
      Map<String, String> written = new LinkedHashMap<>();
      properties.forEach(
          p ->
              written.put(
                  p.getName().toLowerCase(Locale.ROOT),
                  p.getValue().getCssText().toLowerCase(Locale.ROOT)));
      return new Parsed(cascade, Collections.unmodifiableMap(written));
    }
  }

  /** Returns the declarations of an element's attribute, with shorthands expanded. */
  Declarations cascade(Element element) {
    return parsed(element).cascade();
  }

  /** Returns the declarations of an element's attribute, in lower case, by property. */
  Map<String, String> written(Element element) {
    return parsed(element).written();
  }

  private Parsed parsed(Element element) {
    return known.computeIfAbsent(element.attr("style"), Parsed::of);
  }
}
