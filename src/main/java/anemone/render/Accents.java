package anemone.render;

import java.util.Map;

/**
 * The style rules that give sections a colour of their own. A colour is darkened by day and
 * lightened by night as far as it must be to be read on the sheet (WCAG 2.2, 1.4.3).
 */
final class Accents {

  /** Sheets are this light by day at least, and this dark by night at least. */
  private static final Colour PAPER = new Colour(240, 238, 234, 1);

  private static final Colour PAPER_BY_NIGHT = new Colour(38, 41, 46, 1);

  private static final double READABLE = 4.5;
  private static final double STEP = 0.04;

  private Accents() {}

  /** A style sheet for the elements of {@code accent-TOPIC}; empty if no section has a colour. */
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
