package anemone.render;

import java.util.Map;

/**
 * Generates the style rules for the accent colours of sections. A colour is darkened in light mode
 * and lightened in dark mode until it has enough contrast with the background (WCAG 2.2, 1.4.3).
 */
final class Accents {

  /** The darkest background in light mode. */
  private static final Colour PAPER = new Colour(240, 238, 234, 1);

  private static final Colour PAPER_BY_NIGHT = new Colour(38, 41, 46, 1);

  private static final double READABLE = 4.5;
  private static final double STEP = 0.04;

  private Accents() {}

  /**
   * Returns a style sheet for the elements of class {@code accent-TOPIC}; empty if no section has a
   * colour.
   */
  static String css(Map<String, String> accents) {
    StringBuilder day = new StringBuilder();
    StringBuilder night = new StringBuilder();
    StringBuilder rules = new StringBuilder();
    accents.forEach(
        (topic, value) ->
            Colour.parse(value)
                .ifPresent(
                    colour -> {
                      String name = "--accent-" + topic;
                      day.append(name + ":" + towards(colour, Colour.BLACK, PAPER) + ";");
                      night.append(
                          name + ":" + towards(colour, Colour.WHITE, PAPER_BY_NIGHT) + ";");
                      rules.append(
                          ".accent-%1$s .topic,.topic.accent-%1$s{color:var(%2$s)}\n"
                              .formatted(topic, name));
                    }));
    return rules.isEmpty()
        ? ""
        : ":root{%s}\n@media %s{:root{%s}}\n%s".formatted(day, Stylesheet.DARK, night, rules);
  }

  private static Colour towards(Colour colour, Colour end, Colour paper) {
    Colour shade = colour;
    for (double part = 0; shade.contrast(paper) < READABLE && part < 1; part += STEP) {
      shade = colour.mixed(end, part);
    }
    return shade;
  }
}
