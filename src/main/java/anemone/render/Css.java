package anemone.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Moves the style sheets that a page links to into the page: each rule into the style attribute of
 * the elements it is for, by the cascade (CSS Cascade level 3, section 6); what has no place there
 * (media queries, {@code :hover}) into one {@code style} element.
 *
 * <p>What changes in dark mode follows as rules under {@code prefers-color-scheme}, and once more
 * under the {@code data-ogsc} and {@code data-ogsb} attributes by which Outlook on the web and on
 * phones marks what it has darkened.
 */
final class Css {

  /** More than this in {@code style} elements, and Gmail drops all of it. */
  private static final int MOST_STYLE_BYTES = 16_384;

  /** Selectors that hold now and then, or for a client alone: they cannot stand in an attribute. */
  private static final Pattern MOMENTARY =
      Pattern.compile("::|:(?:hover|active|focus|visited|link|root|before|after)|\\[data-ogs");

  private static final Pattern SPARE_STAR = Pattern.compile("\\*(?=[.:#\\[])");
  private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_][\\w-]*)");
  private static final Predicate<String> BACKGROUND = p -> p.startsWith("background");

  private final Stylesheet sheet;
  private final String kept;

  /**
   * A style sheet, ready to be moved into pages.
   *
   * @param file the file that links to it, to be named in problems
   * @throws TemplateProblem if more must stay in a {@code style} element than Gmail reads
   */
  Css(String file, Stylesheet sheet) {
    this.sheet = sheet;
    this.kept = keep(sheet);
    int bytes = kept.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_STYLE_BYTES) {
      throw new TemplateProblem(
          file,
          "its media queries and dark values take "
              + bytes
              + " bytes and Gmail reads at most "
              + MOST_STYLE_BYTES
              + "; take some out");
    }
  }

  /**
   * Moves the style sheets that a page links to into it.
   *
   * @param file the template that printed the page, to be named in problems
   * @param html the page
   * @param design the files that it may link to
   */
  static String inline(String file, String html, Design design) {
    Document page = Jsoup.parse(html);
    Map<String, String> files = new LinkedHashMap<>();
    for (Element link : page.select("link[rel=stylesheet]")) {
      String name = link.attr("href");
      String css = design.files().get(name);
      if (css == null) {
        throw new TemplateProblem(
            file, "links to " + name + ", which is not in the templates folder; add the file");
      }
      files.put(name, css);
      link.remove();
    }
    new Css(file, Stylesheet.parse(files)).into(page);
    page.outputSettings().prettyPrint(false);
    return page.outerHtml().replaceAll("[ \\t]*\\n\\s*", "\n");
  }

  private void into(Document page) {
    Map<Element, List<Weighed>> found = new LinkedHashMap<>();
    int order = 0;
    for (Stylesheet.Rule rule : sheet.rules()) {
      for (Selector selector : rule.selectors()) {
        if (isMomentary(selector)) {
          continue;
        }
        for (Element element : page.select(text(selector))) {
          List<Weighed> style = found.computeIfAbsent(element, e -> new ArrayList<>());
          for (Stylesheet.Declaration declaration : rule.declarations()) {
            style.add(new Weighed(declaration, selector.getSelectorSpecificity(), order++));
          }
        }
      }
    }
    found.forEach((element, style) -> element.attr("style", attribute(element, style)));
    if (!kept.isEmpty()) {
      page.head().appendElement("style").appendChild(new org.jsoup.nodes.DataNode(kept));
    }
    dropClasses(page);
  }

  /** A declaration as the cascade weighs it. */
  private record Weighed(
      Stylesheet.Declaration declaration, SelectorSpecificity specificity, int order) {

    static final Comparator<Weighed> CASCADE =
        Comparator.comparing((Weighed w) -> w.declaration().important())
            .thenComparing(Weighed::specificity)
            .thenComparing(Weighed::order);
  }

  private static String attribute(Element element, List<Weighed> style) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Weighed weighed : style.stream().sorted(Weighed.CASCADE).toList()) {
      values.remove(weighed.declaration().property());
      values.put(weighed.declaration().property(), weighed.declaration().light());
    }
    String own = element.attr("style");
    return values.entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(";"))
        + (own.isEmpty() ? "" : ";" + own);
  }

  /** What has no place in a style attribute. An important rule alone can beat an attribute. */
  private static String keep(Stylesheet sheet) {
    StringBuilder kept = new StringBuilder();
    for (Stylesheet.Rule rule : sheet.rules()) {
      kept.append(print(rule, "", Css::isMomentary, d -> true, Stylesheet.Declaration::light));
    }
    StringBuilder dark = new StringBuilder();
    for (Stylesheet.Rule rule : sheet.rules()) {
      dark.append(print(rule, "", s -> true, d -> d.changes(), Stylesheet.Declaration::dark));
    }
    sheet
        .media()
        .forEach(
            (condition, rules) -> {
              boolean night = condition.equals(Stylesheet.DARK);
              StringBuilder inside = night ? dark : new StringBuilder();
              for (Stylesheet.Rule rule : rules) {
                inside.append(
                    print(
                        rule,
                        "",
                        s -> true,
                        d -> true,
                        night ? Stylesheet.Declaration::dark : Stylesheet.Declaration::light));
              }
              if (!night && inside.length() > 0) {
                kept.append("@media ").append(condition).append("{\n").append(inside).append("}\n");
              }
            });
    if (dark.length() > 0) {
      kept.append("@media ").append(Stylesheet.DARK).append("{\n").append(dark).append("}\n");
    }
    return kept.append(outlook(sheet)).toString();
  }

  private static String outlook(Stylesheet sheet) {
    StringBuilder kept = new StringBuilder();
    for (Stylesheet.Rule rule : sheet.rules()) {
      kept.append(
          print(
              rule,
              "[data-ogsc] ",
              s -> !isMomentary(s),
              d -> d.changes() && BACKGROUND.negate().test(d.property()),
              Stylesheet.Declaration::dark));
      kept.append(
          print(
              rule,
              "[data-ogsb] ",
              s -> !isMomentary(s),
              d -> d.changes() && BACKGROUND.test(d.property()),
              Stylesheet.Declaration::dark));
    }
    return kept.toString();
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
            .map(s -> before + text(s))
            .collect(Collectors.joining(","));
    String what =
        rule.declarations().stream()
            .filter(declarations)
            .map(d -> d.property() + ":" + value.apply(d) + "!important")
            .collect(Collectors.joining(";"));
    return whom.isEmpty() || what.isEmpty() ? "" : whom + "{" + what + "}\n";
  }

  /** Takes out the classes that no kept rule speaks of. */
  private void dropClasses(Document page) {
    List<String> used = CLASS.matcher(kept).results().map(m -> m.group(1)).toList();
    for (Element element : page.select("[class]")) {
      element.classNames(
          element.classNames().stream()
              .filter(used::contains)
              .collect(Collectors.toCollection(java.util.LinkedHashSet::new)));
      if (element.classNames().isEmpty()) {
        element.removeAttr("class");
      }
    }
  }

  private static boolean isMomentary(Selector selector) {
    return MOMENTARY.matcher(text(selector)).find();
  }

  private static String text(Selector selector) {
    return SPARE_STAR.matcher(selector.toString()).replaceAll("");
  }
}
