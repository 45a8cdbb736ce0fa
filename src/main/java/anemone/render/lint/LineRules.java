package anemone.render.lint;

import anemone.render.Clean;
import anemone.render.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A rule for lines of several parts, such as author, day and source. */
final class LineRules {

  static final List<Rule> ALL = List.of(Rule.warning("line-direction", LineRules::parts));

  private static final Set<String> BLOCKS =
      Set.of("p", "td", "th", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[\u00b7|\u2022]\\s*");

  private LineRules() {}

  /** A name of the other direction draws the separators and numbers beside it to its own side. */
  private static void parts(Specimen specimen, Findings findings) {
    Map<Element, List<TextNode>> lines = new LinkedHashMap<>();
    for (TextNode text : specimen.texts()) {
      Element line = line(text);
      if (line != null) {
        lines.computeIfAbsent(line, l -> new ArrayList<>()).add(text);
      }
    }
    for (List<TextNode> line : lines.values()) {
      if (line.stream().anyMatch(text -> isParted(text) && !isWhole(specimen, text))) {
        line.stream()
            .flatMap(text -> turned(specimen, text).map(part -> Map.entry(text, part)))
            .findFirst()
            .ifPresent(
                part ->
                    findings.add(
                        specimen.at(part.getKey()),
                        "\""
                            + part.getValue()
                            + "\" has the other direction than its line, and changes the order of"
                            + " what stands beside it",
                        "put it into a span with dir=\"ltr\" or dir=\"rtl\""));
      }
    }
  }

  private static boolean isParted(TextNode text) {
    return SEPARATOR.matcher(text.getWholeText()).find();
  }

  /** Whether an article or the editor has a text with its separators. */
  private static boolean isWhole(Specimen specimen, TextNode text) {
    return specimen.origin().says(Clean.line(text.text()));
  }

  /** Returns the parts of a text that have another direction than its element, and no isolates. */
  private static Stream<String> turned(Specimen specimen, TextNode text) {
    Direction usual = direction(specimen, text);
    String whole = text.getWholeText();
    return Stream.of(
            isParted(text) && !isWhole(specimen, text)
                ? SEPARATOR.split(whole, -1)
                : new String[] {whole})
        .filter(part -> part.chars().noneMatch(c -> Direction.isSign((char) c)))
        .filter(part -> Direction.ofLetters(part, usual) != usual)
        .map(Clean::line);
  }

  /** Returns the nearest block around a text if all in it is inline, otherwise null. */
  private static @Nullable Element line(TextNode text) {
    Element around = text.parent();
    while (around != null && !BLOCKS.contains(around.normalName())) {
      around = around.parent();
    }
    return around != null
            && around.getAllElements().stream()
                .skip(1)
                .noneMatch(e -> BLOCKS.contains(e.normalName()))
        ? around
        : null;
  }

  /** Returns the direction that the elements around a text give it. */
  private static Direction direction(Specimen specimen, TextNode text) {
    for (Element around = text.parent(); around != null; around = around.parent()) {
      String styled = specimen.style(around).getOrDefault("direction", "");
      String own = styled.isEmpty() ? around.attr("dir").toLowerCase(Locale.ROOT) : styled;
      if (own.equals("rtl") || own.equals("ltr")) {
        return own.equals("rtl") ? Direction.RTL : Direction.LTR;
      }
    }
    return Direction.LTR;
  }
}
