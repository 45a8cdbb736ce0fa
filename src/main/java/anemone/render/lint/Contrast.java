package anemone.render.lint;

import anemone.render.Colour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Text that differs too little from its background to be read by everybody (WCAG 2.2, 1.4.3, AA).
 */
final class Contrast implements Rule {

  @Override
  public String id() {
    return "contrast";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final double ENOUGH = 4.5;
  private static final double ENOUGH_IF_LARGE = 3;
  private static final double LARGE = 24;
  private static final double LARGE_IF_BOLD = 18.66;
  private static final double UNREADABLE = 2;
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]");

  @Override
  public List<Finding> check(Specimen specimen) {
    List<Finding> findings = new ArrayList<>(check(specimen, specimen.light(), "by day"));
    specimen.dark().ifPresent(dark -> findings.addAll(check(specimen, dark, "in dark mode")));
    return findings;
  }

  /** Two colours that meet, and how large the letters are. */
  private record Pair(Colour ink, Colour ground, boolean large) {

    double enough() {
      return large ? ENOUGH_IF_LARGE : ENOUGH;
    }
  }

  private List<Finding> check(Specimen specimen, Styles styles, String when) {
    Map<Pair, TextNode> first = new LinkedHashMap<>();
    for (TextNode text : specimen.texts()) {
      Element element = text.parent();
      if (element != null && WORDS.matcher(text.text()).find()) {
        pair(styles, element).ifPresent(pair -> first.putIfAbsent(pair, text));
      }
    }
    List<Finding> findings = new ArrayList<>();
    first.forEach(
        (pair, text) -> {
          double ratio = pair.ink().contrast(pair.ground());
          if (ratio < pair.enough()) {
            findings.add(
                finding(
                    specimen.at(text),
                    "%s on %s %s has a contrast of %s"
                        .formatted(pair.ink(), pair.ground(), when, rounded(ratio)),
                    "choose colours with at least " + rounded(pair.enough())));
          }
        });
    return findings;
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

  /** Rounded down, so that 4.499 is not told as 4.5. */
  private static String rounded(double ratio) {
    return String.format(Locale.ROOT, "%.2f:1", Math.floor(ratio * 100) / 100);
  }
}
