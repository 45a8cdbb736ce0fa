package anemone.render.lint;

import anemone.render.Colour;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.htmlunit.cssparser.dom.Property;

/**
 * The CSS declarations of one element, by property. Shorthands are expanded if a rule needs their
 * parts: {@code background} gives {@code background-color}, {@code font} gives size and weight.
 */
final class Declarations {

  /** The value of a background that is an image, whose colour is unknown. */
  static final String UNKNOWN = "unknown";

  private static final Pattern PIECE = Pattern.compile("[^\\s()]+\\([^()]*\\)|\\S+");
  private static final Pattern FONT_SIZE =
      Pattern.compile("([\\d.]+(?:px|pt|em|rem|%))(?:\\s*/|\\s|$)");

  private final Map<String, String> plain = new HashMap<>();
  private final Map<String, String> important = new HashMap<>();

  /** Adds declarations; later ones win. */
  void putAll(List<Property> properties) {
    properties.forEach(p -> put(p.getName(), p.getValue().getCssText(), p.isImportant()));
  }

  /** Adds a declaration. */
  void put(String property, String value, boolean weighs) {
    Map<String, String> values = weighs ? important : plain;
    String name = property.toLowerCase(Locale.ROOT);
    String text = value.strip().toLowerCase(Locale.ROOT);
    switch (name) {
      case "background" -> values.put("background-color", background(text));
      case "font" -> font(text, values);
      default -> values.put(name, text);
    }
  }

  /** Adds declarations, which win over present ones of equal importance. */
  void putAll(Declarations others) {
    plain.putAll(others.plain);
    important.putAll(others.important);
  }

  /** Returns the value of a property in lower case, or empty. */
  String value(String property) {
    return important.getOrDefault(property, plain.getOrDefault(property, ""));
  }

  private static String background(String value) {
    for (String piece : PIECE.matcher(value).results().map(r -> r.group()).toList()) {
      if (Colour.parse(piece).isPresent()) {
        return piece;
      }
    }
    boolean picture = Stream.of("url(", "gradient(", "var(").anyMatch(value::contains);
    return picture ? UNKNOWN : "transparent";
  }

  private static void font(String value, Map<String, String> values) {
    Matcher size = FONT_SIZE.matcher(value);
    if (size.find()) {
      values.put("font-size", size.group(1));
      String before = value.substring(0, size.start());
      boolean bold = before.matches(".*\\b(bold|bolder|[6-9]00)\\b.*");
      values.put("font-weight", bold ? "bold" : "normal");
    }
  }
}
