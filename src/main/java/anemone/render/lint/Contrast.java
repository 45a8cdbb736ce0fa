package anemone.render.lint;

import anemone.render.Colour;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The rule that text must have enough contrast with its background (WCAG 2.2, 1.4.3, AA). */
final class Contrast {

  private static final double ENOUGH = 4.5;
  static final double ENOUGH_IF_LARGE = 3;
  private static final double LARGE = 24;
  private static final double LARGE_IF_BOLD = 18.66;
  private static final double UNREADABLE = 2;
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]");

  private Contrast() {}

  static void check(Specimen specimen, Findings findings) {
    check(specimen, specimen.light(), "by day", findings);
    specimen.dark().ifPresent(dark -> check(specimen, dark, "in dark mode", findings));
  }

  /** Text colour and background, and whether the text is large. */
  private record Pair(Colour ink, Colour ground, boolean large) {

    double enough() {
      return large ? ENOUGH_IF_LARGE : ENOUGH;
    }
  }

  private static void check(Specimen specimen, Styles styles, String when, Findings findings) {
    Map<Pair, TextNode> first = new LinkedHashMap<>();
    for (TextNode text : specimen.texts()) {
      Element element = text.parent();
      if (element != null && WORDS.matcher(text.text()).find()) {
        pair(styles, element).ifPresent(pair -> first.putIfAbsent(pair, text));
      }
    }
    first.forEach(
        (pair, text) -> {
          double ratio = pair.ink().contrast(pair.ground());
          if (ratio < pair.enough()) {
            findings.add(
                specimen.at(text),
                "%s on %s %s has a contrast of %s"
                    .formatted(pair.ink(), pair.ground(), when, rounded(ratio)),
                "choose colours with at least " + rounded(pair.enough()));
          }
        });
  }

  private static Optional<Pair> pair(Styles styles, Element element) {
    double size = styles.size(element);
    if (size <= UNREADABLE) {
      return Optional.empty();
    }
    boolean large = size >= LARGE || (size >= LARGE_IF_BOLD && styles.isBold(element));
    return styles
        .background(element)
        .flatMap(ground -> styles.ink(element).map(ink -> new Pair(ink, ground, large)));
  }

  /** Rounds down, so that 4.499 is not shown as 4.5. */
  private static String rounded(double ratio) {
    return String.format(Locale.ROOT, "%.2f:1", Math.floor(ratio * 100) / 100);
  }
}
