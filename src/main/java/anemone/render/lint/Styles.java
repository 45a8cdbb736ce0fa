package anemone.render.lint;

import anemone.render.Colour;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The computed styles of a page's elements, from style attributes and {@code style} elements. */
final class Styles {

  private static final double USUAL_SIZE = 16;
  private static final Set<String> UNSEEN = Set.of("script", "style", "template");
  private static final Set<String> BOLD =
      Set.of("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "th");
  private static final Map<String, Double> HEADINGS =
      Map.of("h1", 2.0, "h2", 1.5, "h3", 1.17, "h4", 1.0, "h5", 0.83, "h6", 0.67);
  private static final Map<String, Double> SIZES =
      Map.of(
          "xx-small", 9.0,
          "x-small", 10.0,
          "small", 13.0,
          "medium", 16.0,
          "large", 18.0,
          "x-large", 24.0,
          "xx-large", 32.0);
  private static final Pattern NOTHING = Pattern.compile("0(\\.0+)?(px)?");
  private static final Pattern LENGTH = Pattern.compile("([\\d.]+)(px|pt|em|rem|%)");

  /** The default background of clients. */
  private record Defaults(Colour ground, Colour ink, Colour link) {

    static final Defaults DAY = new Defaults(Colour.WHITE, Colour.BLACK, new Colour(0, 0, 238, 1));
    static final Defaults NIGHT =
        new Defaults(new Colour(18, 18, 18, 1), Colour.WHITE, new Colour(158, 158, 255, 1));
  }

  private final Map<Element, Declarations> sheets;
  private final StyleAttributes inline;
  private final Defaults defaults;
  private final Map<Element, Declarations> known = new HashMap<>();
  private final Map<Element, Optional<Colour>> grounds = new HashMap<>();
  private final Map<Element, Double> sizes = new HashMap<>();

  private Styles(Map<Element, Declarations> sheets, StyleAttributes inline, Defaults defaults) {
    this.sheets = sheets;
    this.inline = inline;
    this.defaults = defaults;
  }

  /** Returns the styles of a page in light mode. */
  static Styles light(Document page, Sheets sheets, StyleAttributes inline) {
    return new Styles(sheets.match(page, false), inline, Defaults.DAY);
  }

  /** Returns the styles of a page in dark mode; empty without rules for it. */
  static Optional<Styles> dark(Document page, Sheets sheets, StyleAttributes inline) {
    boolean declared =
        page.select("meta[name=color-scheme]")
            .attr("content")
            .toLowerCase(Locale.ROOT)
            .contains("dark");
    return sheets.hasNight()
        ? Optional.of(
            new Styles(sheets.match(page, true), inline, declared ? Defaults.NIGHT : Defaults.DAY))
        : Optional.empty();
  }

  /** Whether an element and everything in it is invisible. */
  boolean isHidden(Element element) {
    return UNSEEN.contains(element.normalName())
        || element.hasAttr("hidden")
        || value(element, "display").equals("none")
        || value(element, "visibility").equals("hidden")
        || isNothing(element, "opacity")
        || (value(element, "overflow").equals("hidden")
            && (isNothing(element, "max-height") || isNothing(element, "height")));
  }

  /** Returns the colour of an element's text, blended with its background; empty if unknown. */
  Optional<Colour> ink(Element element) {
    return background(element).flatMap(ground -> colour(element).map(ink -> ink.over(ground)));
  }

  /** Returns the background colour of an element's text; empty if unknown. */
  Optional<Colour> background(Element element) {
    Optional<Colour> before = grounds.get(element);
    if (before == null) {
      before = ground(element);
      grounds.put(element, before);
    }
    return before;
  }

  private Optional<Colour> ground(Element element) {
    String value = value(element, "background-color");
    Element parent = element.parent();
    Optional<Colour> own = Colour.parse(value.isEmpty() ? "transparent" : value);
    if (own.isEmpty() || own.get().alpha() == 1) {
      return own;
    }
    Optional<Colour> below = parent == null ? Optional.of(defaults.ground()) : background(parent);
    return below.map(ground -> own.get().over(ground));
  }

  /** Returns the font size of an element, in pixels. */
  double size(Element element) {
    Double before = sizes.get(element);
    if (before == null) {
      before = computed(element);
      sizes.put(element, before);
    }
    return before;
  }

  private double computed(Element element) {
    Element parent = element.parent();
    double around = parent == null ? USUAL_SIZE : size(parent);
    String value = value(element, "font-size");
    Matcher length = LENGTH.matcher(value);
    if (length.matches()) {
      double number = Double.parseDouble(length.group(1));
      return switch (length.group(2)) {
        case "px" -> number;
        case "pt" -> number * 4 / 3;
        case "rem" -> number * USUAL_SIZE;
        case "em" -> number * around;
        default -> number * around / 100;
      };
    }
    return SIZES.getOrDefault(value, around * HEADINGS.getOrDefault(element.normalName(), 1.0));
  }

  /** Whether an element's text is bold. */
  boolean isBold(Element element) {
    for (Element around = element; around != null; around = around.parent()) {
      String weight = value(around, "font-weight");
      if (weight.matches("\\d+")) {
        return Integer.parseInt(weight) >= 700;
      }
      if (weight.startsWith("bold") || (weight.isEmpty() && BOLD.contains(around.normalName()))) {
        return true;
      }
      if (weight.equals("normal")) {
        return false;
      }
    }
    return false;
  }

  private Optional<Colour> colour(Element element) {
    for (Element around = element; around != null; around = around.parent()) {
      String value = value(around, "color");
      if (value.isEmpty() && around.normalName().equals("a") && around.hasAttr("href")) {
        return Optional.of(defaults.link());
      }
      if (!value.isEmpty() && !value.equals("inherit") && !value.equals("currentcolor")) {
        return Colour.parse(value);
      }
    }
    return Optional.of(defaults.ink());
  }

  private boolean isNothing(Element element, String property) {
    String value = value(element, property);
    return !value.isEmpty() && NOTHING.matcher(value).matches();
  }

  private String value(Element element, String property) {
    return known.computeIfAbsent(element, this::declared).value(property);
  }

  private Declarations declared(Element element) {
    Declarations declared = new Declarations();
    hint(declared, element, "bgcolor", "background-color");
    if (element.normalName().equals("body")) {
      hint(declared, element, "text", "color");
    }
    if (element.normalName().equals("font")) {
      hint(declared, element, "color", "color");
    }
    if (element.hasAttr("background") && !element.hasAttr("bgcolor")) {
      declared.put("background-color", Declarations.UNKNOWN, false);
    }
    Declarations sheet = sheets.get(element);
    if (sheet != null) {
      declared.putAll(sheet);
    }
    declared.putAll(inline.cascade(element));
    return declared;
  }

  private static void hint(Declarations into, Element from, String attribute, String property) {
    if (from.hasAttr(attribute)) {
      String value = from.attr(attribute);
      into.put(property, value.matches("[0-9a-fA-F]{6}") ? "#" + value : value, false);
    }
  }
}
