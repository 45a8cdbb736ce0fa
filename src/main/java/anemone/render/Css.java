package anemone.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Inlines the style sheets that a page links to: moves each rule into the style attributes of its
 * elements, by the cascade (CSS Cascading and Inheritance level 3, section 6), and the other rules
 * into the head, as {@link KeptStyles}. Not thread-safe: it caches the parsed style sheets.
 */
final class Css {

  private final Design design;

  /** The parsed style sheets by their files, in order. */
  private final Map<List<String>, Stylesheet> sheets = new HashMap<>();

  /**
   * An inliner for the pages of a design.
   *
   * @param design the files that a page may link to
   */
  Css(Design design) {
    this.design = design;
  }

  /**
   * Returns the page with its style sheets inlined, without classes that no kept rule needs, and
   * without white space at the start of lines.
   *
   * @param file the template that printed the page, for messages
   * @param html the page
   * @throws TemplateProblem if it links to a missing or invalid file
   */
  String inline(String file, String html) {
    Document page = Jsoup.parse(html);
    Map<String, String> files = linked(file, page);
    Stylesheet sheet =
        sheets.computeIfAbsent(List.copyOf(files.keySet()), names -> Stylesheet.parse(files));
    Isolates.span(page);
    KeptStyles kept = KeptStyles.of(file, sheet, Repainted.of(page, sheet));
    styles(page, sheet).forEach((element, style) -> element.attr("style", text(element, style)));
    ClientAttributes.add(page);
    LongWords.soften(page);
    kept.into(page);
    dropClasses(page, kept.classes());
    conditional(page, file, sheet);
    page.outputSettings().prettyPrint(false);
    return page.outerHtml().replaceAll("[ \\t]*\\n\\s*", "\n");
  }

  /** Removes the links to style sheets from a page; returns the files. */
  private Map<String, String> linked(String file, Document page) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Element link : page.select("link[rel=stylesheet]")) {
      String name = design.styleSheet(link.attr("href"));
      String css = design.files().get(name);
      if (css == null) {
        throw new TemplateProblem(
            file, "links to " + name + ", which is not in the templates folder; add the file");
      }
      files.put(name, css);
      link.remove();
    }
    String accents = Accents.css(design.look().accents());
    if (!accents.isEmpty()) {
      files.put("accents", accents);
    }
    return files;
  }

  /** Resolves variables in Outlook's conditional comments. */
  private static void conditional(Document page, String file, Stylesheet sheet) {
    for (Node node : page.head().childNodes()) {
      if (node instanceof Comment comment && comment.getData().startsWith("[if")) {
        comment.setData(sheet.filled(file, comment.getData()));
      }
    }
  }

  /** A declaration with its weight in the cascade. */
  private record Weighed(
      Stylesheet.Declaration declaration, SelectorSpecificity specificity, int order) {

    static final Comparator<Weighed> CASCADE =
        Comparator.comparing((Weighed w) -> w.declaration().important())
            .thenComparing(Weighed::specificity)
            .thenComparing(Weighed::order);
  }

  private static Map<Element, List<Weighed>> styles(Document page, Stylesheet sheet) {
    Map<Element, List<Weighed>> styles = new LinkedHashMap<>();
    int order = 0;
    for (Stylesheet.Rule rule : sheet.rules()) {
      for (Selector selector : rule.selectors()) {
        if (KeptStyles.isMomentary(selector)) {
          continue;
        }
        for (Element element : page.select(Stylesheet.text(selector))) {
          List<Weighed> style = styles.computeIfAbsent(element, e -> new ArrayList<>());
          for (Stylesheet.Declaration declaration : rule.declarations()) {
            style.add(new Weighed(declaration, selector.getSelectorSpecificity(), order++));
          }
        }
      }
    }
    return styles;
  }

  /** Returns the style attribute; the element's own style stands last, so it wins. */
  private static String text(Element element, List<Weighed> style) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Weighed weighed : style.stream().sorted(Weighed.CASCADE).toList()) {
      values.remove(weighed.declaration().property());
      values.put(weighed.declaration().property(), weighed.declaration().light());
    }
    // Outlook reads "inherit" as the name of a typeface; omitting it has the same meaning.
    values.remove("font-family", "inherit");
    String own = element.attr("style");
    return values.entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(";"))
        + (own.isEmpty() ? "" : ";" + own);
  }

  private static void dropClasses(Document page, Set<String> used) {
    for (Element element : page.select("[class]")) {
      Set<String> classes = new LinkedHashSet<>(element.classNames());
      classes.retainAll(used);
      if (classes.isEmpty()) {
        element.removeAttr("class");
      } else {
        element.classNames(classes);
      }
    }
  }
}
