package anemone.render;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

/**
 * The rules that cannot be inlined, as {@code style} elements: media queries, {@code :hover}, and
 * dark mode. Each declaration is important, to override the style attributes; there is a space
 * before {@code !important}, because Orange and Outlook drop the declaration without it.
 *
 * <p>The rules for dark mode are written twice: under {@code prefers-color-scheme}, and under the
 * {@code data-ogsc} and {@code data-ogsb} attributes that Outlook on the web and on phones sets in
 * dark mode. The latter are in a separate element, since some clients drop a whole element for one
 * unsupported selector.
 *
 * @param common the rules for every client
 * @param outlook the rules for Outlook's own dark mode
 */
record KeptStyles(String common, String outlook) {

  /** Gmail ignores {@code style} elements of more bytes in total. */
  private static final int MAX_BYTES = 16_384;

  /** Selectors that depend on the state of an element or on the client. */
  private static final Pattern MOMENTARY =
      Pattern.compile(
          "::|:(?:hover|active|focus|visited|link|root|before|after)|\\[(?:data-ogs|x-apple-)");

  private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_][\\w-]*)");

  /**
   * Returns the rules of a style sheet that cannot be inlined.
   *
   * @param file the template that links to it, for messages
   * @param repainted what dark mode changes
   * @throws TemplateProblem if they are larger than Gmail accepts
   */
  static KeptStyles of(String file, Stylesheet sheet, Repainted repainted) {
    Predicate<Selector> used = used(repainted.page());
    KeptStyles kept =
        new KeptStyles(common(sheet, repainted, used), outlook(sheet, repainted, used));
    int bytes = (kept.common + kept.outlook).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new TemplateProblem(
          file,
          "its media queries and dark mode rules take "
              + bytes
              + " bytes, and Gmail accepts at most "
              + MAX_BYTES
              + "; remove some");
    }
    return kept;
  }

  /** Whether rules for a selector cannot be inlined. */
  static boolean isMomentary(Selector selector) {
    return MOMENTARY.matcher(Stylesheet.text(selector)).find();
  }

  /** Returns the classes in the selectors. */
  Set<String> classes() {
    return CLASS
        .matcher(common + outlook)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Appends the rules to a page's head. */
  void into(Document page) {
    for (String rules : List.of(common, outlook)) {
      if (!rules.isEmpty()) {
        page.head().appendElement("style").appendChild(new DataNode(rules));
        page.head().appendText("\n");
      }
    }
  }

  /** Whether a selector may match something on a page. Others would only make the mail larger. */
  private static Predicate<Selector> used(Document page) {
    Map<String, Boolean> known = new HashMap<>();
    return selector ->
        isMomentary(selector)
            || known.computeIfAbsent(
                Stylesheet.text(selector), text -> page.selectFirst(text) != null);
  }

  private static String common(Stylesheet sheet, Repainted repainted, Predicate<Selector> used) {
    StringBuilder kept = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    for (Stylesheet.Rule rule : sheet.rules()) {
      Function<Stylesheet.Declaration, String> day = Stylesheet.Declaration::light;
      kept.append(print(rule, "", KeptStyles::isMomentary, d -> true, day));
    }
    for (Stylesheet.Rule rule : dark(sheet, repainted)) {
      dark.append(print(rule, "", used, d -> true, Stylesheet.Declaration::dark));
    }
    for (Map.Entry<String, List<Stylesheet.Rule>> media : sheet.media().entrySet()) {
      if (media.getKey().equals(Stylesheet.DARK)) {
        for (Stylesheet.Rule rule : EffectiveRules.of(media.getValue())) {
          dark.append(print(rule, "", used, d -> true, Stylesheet.Declaration::dark));
        }
      } else {
        StringBuilder inside = new StringBuilder();
        for (Stylesheet.Rule rule : EffectiveRules.of(media.getValue())) {
          inside.append(print(rule, "", used, d -> true, Stylesheet.Declaration::light));
        }
        kept.append(under(media.getKey(), inside));
      }
    }
    return kept.append(under(Stylesheet.DARK, dark)).toString();
  }

  private static String outlook(Stylesheet sheet, Repainted repainted, Predicate<Selector> used) {
    Predicate<Selector> lasting = selector -> !isMomentary(selector) && used.test(selector);
    StringBuilder kept = new StringBuilder();
    for (Stylesheet.Rule rule : dark(sheet, repainted)) {
      kept.append(
          print(
              rule, "[data-ogsc] ", lasting, d -> !d.isBackground(), Stylesheet.Declaration::dark));
      kept.append(
          print(
              rule,
              "[data-ogsb] ",
              lasting,
              Stylesheet.Declaration::isBackground,
              Stylesheet.Declaration::dark));
    }
    return kept.toString();
  }

  private static List<Stylesheet.Rule> dark(Stylesheet sheet, Repainted repainted) {
    return EffectiveRules.of(
        sheet.rules().stream()
            .map(rule -> new Stylesheet.Rule(rule.selectors(), repainted.said(rule)))
            .toList());
  }

  private static String under(String condition, CharSequence rules) {
    return rules.length() == 0 ? "" : "@media " + condition + "{\n" + rules + "}\n";
  }

  private static String print(
      Stylesheet.Rule rule,
      String before,
      Predicate<Selector> selectors,
      Predicate<Stylesheet.Declaration> declarations,
      Function<Stylesheet.Declaration, String> value) {
    String whom =
        rule.selectors().stream()
            .filter(selectors)
            .map(selector -> before + Stylesheet.text(selector))
            .collect(Collectors.joining(","));
    String what =
        rule.declarations().stream()
            .filter(declarations)
            .map(d -> d.property() + ":" + value.apply(d) + " !important")
            .collect(Collectors.joining(";"));
    return whom.isEmpty() || what.isEmpty() ? "" : whom + "{" + what + "}\n";
  }
}
