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
 * Moves the style sheets that a page links to into the page: each rule into the style attribute of
 * the elements it is for, by the cascade (CSS Cascading and Inheritance level 3, section 6), and
 * what has no place there into the head, as {@link KeptStyles}. It is for one thread: it keeps the
 * style sheets that it has read.
 */
final class Css {

  private final Design design;

  /** By the files they were read from, in their order; a design's pages link to the same few. */
  private final Map<List<String>, Stylesheet> sheets = new HashMap<>();

  /**
   * Moves the style sheets of a design.
   *
   * @param design the files that a page may link to
   */
  Css(Design design) {
    this.design = design;
  }

  /**
   * The page with its style sheets moved in, the classes that no kept rule needs taken out, and no
   * white space at the start of a line.
   *
   * @param file the template that printed the page, to be named in problems
   * @param html the page
   * @throws TemplateProblem if it links to a file that is not there, or to one that is wrong
   */
  String inline(String file, String html) {
    Document page = Jsoup.parse(html);
    Map<String, String> files = linked(file, page);
    Stylesheet sheet =
        sheets.computeIfAbsent(List.copyOf(files.keySet()), names -> Stylesheet.parse(files));
    Isolates.span(page);
    KeptStyles kept = KeptStyles.of(file, sheet, Repainted.of(page, sheet));
    styles(page, sheet).forEach((element, style) -> element.attr("style", text(element, style)));
    kept.into(page);
    dropClasses(page, kept.classes());
    conditional(page, file, sheet);
    page.outputSettings().prettyPrint(false);
    return page.outerHtml().replaceAll("[ \\t]*\\n\\s*", "\n");
  }

  /** Takes the links to style sheets out of a page. */
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

  /** Puts values into the comments that Outlook reads. */
  private static void conditional(Document page, String file, Stylesheet sheet) {
    for (Node node : page.head().childNodes()) {
      if (node instanceof Comment comment && comment.getData().startsWith("[if")) {
        comment.setData(sheet.filled(file, comment.getData()));
      }
    }
  }

  /** A declaration as the cascade weighs it. */
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

  /** The attribute: an element's own style stands last, and so wins. */
  private static String text(Element element, List<Weighed> style) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Weighed weighed : style.stream().sorted(Weighed.CASCADE).toList()) {
      values.remove(weighed.declaration().property());
      values.put(weighed.declaration().property(), weighed.declaration().light());
    }
    // Outlook takes it for the name of a typeface; left out, it says the same.
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
