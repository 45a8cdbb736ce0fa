package anemone.render.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The {@code style} elements of a mail. As in a browser, invalid rules are ignored. */
final class Sheets {

  private static final String SCHEME = "prefers-color-scheme";

  private final List<CSSStyleRuleImpl> always = new ArrayList<>();
  private final List<CSSStyleRuleImpl> dark = new ArrayList<>();

  private Sheets() {}

  /** Returns the style sheets of a page. */
  static Sheets of(Document page) {
    Sheets sheets = new Sheets();
    for (Element style : page.select("style")) {
      sheets.read(style.data(), style.attr("media"));
    }
    return sheets;
  }

  /** Whether there are rules for dark mode. */
  boolean hasNight() {
    return !dark.isEmpty();
  }

  /**
   * Returns the declarations of each element that a rule matches.
   *
   * @param night whether rules for dark mode apply, too
   */
  Map<Element, Declarations> match(Document page, boolean night) {
    List<Matched> matched = new ArrayList<>();
    always.forEach(rule -> matched.addAll(match(page, rule)));
    if (night) {
      dark.forEach(rule -> matched.addAll(match(page, rule)));
    }
    matched.sort(Comparator.comparing(Matched::specificity)); // stable: the later rule wins
    Map<Element, Declarations> styles = new HashMap<>();
    matched.forEach(
        m -> styles.computeIfAbsent(m.element(), e -> new Declarations()).putAll(m.says()));
    return styles;
  }

  private record Matched(Element element, SelectorSpecificity specificity, Declarations says) {}

  private static List<Matched> match(Document page, CSSStyleRuleImpl rule) {
    Declarations says = new Declarations();
    says.putAll(rule.getStyle().getProperties());
    List<Matched> matched = new ArrayList<>();
    for (Selector selector : rule.getSelectors()) {
      SelectorSpecificity specificity = selector.getSelectorSpecificity();
      for (Element element : select(page, selector.toString().replace(":link", ""))) {
        matched.add(new Matched(element, specificity, says));
      }
    }
    return matched;
  }

  /** Returns empty for a selector of a temporary state, such as {@code :hover}. */
  private static List<Element> select(Document page, String selector) {
    try {
      return page.select(selector);
    } catch (org.jsoup.select.Selector.SelectorParseException e) {
      return List.of();
    }
  }

  private void read(String css, String media) {
    for (AbstractCSSRuleImpl rule : LenientCss.rules(css)) {
      if (rule instanceof CSSMediaRuleImpl conditional) {
        String condition = conditional.getMediaList().getMediaText();
        conditional.getCssRules().getRules().forEach(inner -> keep(inner, condition));
      } else {
        keep(rule, media);
      }
    }
  }

  /** Rules for some widths are left out: they change the layout, not colours. */
  private void keep(AbstractCSSRuleImpl rule, String media) {
    if (rule instanceof CSSStyleRuleImpl style) {
      if (media.contains(SCHEME)) {
        (media.contains("dark") ? dark : always).add(style);
      } else if (!media.contains("(")) {
        always.add(style);
      }
    }
  }
}
