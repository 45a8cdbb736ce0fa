package anemone.render;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What dark mode paints anew on a page. A rule whose values stay must be said again in dark mode
 * where it is for an element that another rule paints anew, or that other rule would win there and
 * not by day.
 *
 * @param elements the elements that some rule gives another value in dark mode, by property
 * @param page the page
 */
record Repainted(Map<String, Set<Element>> elements, Document page) {

  /** What a style sheet paints anew on a page. */
  static Repainted of(Document page, Stylesheet sheet) {
    Map<String, Set<Element>> elements = new HashMap<>();
    for (Stylesheet.Rule rule : sheet.rules()) {
      for (Stylesheet.Declaration declaration : rule.declarations()) {
        if (declaration.changes()) {
          elements
              .computeIfAbsent(
                  declaration.property(), p -> Collections.newSetFromMap(new IdentityHashMap<>()))
              .addAll(matched(rule, page));
        }
      }
    }
    return new Repainted(elements, page);
  }

  /** The declarations of a rule that must be said in dark mode. */
  List<Stylesheet.Declaration> said(Stylesheet.Rule rule) {
    return rule.declarations().stream()
        .filter(d -> d.changes() || isRivalled(rule, d.property()))
        .collect(Collectors.toUnmodifiableList());
  }

  private boolean isRivalled(Stylesheet.Rule rule, String property) {
    List<Set<Element>> rivals =
        elements.entrySet().stream()
            .filter(e -> overlap(e.getKey(), property))
            .map(Map.Entry::getValue)
            .toList();
    return !rivals.isEmpty()
        && matched(rule, page).stream().anyMatch(e -> rivals.stream().anyMatch(r -> r.contains(e)));
  }

  /** Whether two properties are one, or one is a part of the other: border and border-top. */
  private static boolean overlap(String one, String other) {
    return one.equals(other) || one.startsWith(other + "-") || other.startsWith(one + "-");
  }

  private static Collection<Element> matched(Stylesheet.Rule rule, Document page) {
    return rule.selectors().stream()
        .filter(selector -> !KeptStyles.isMomentary(selector))
        .flatMap(selector -> page.select(Stylesheet.text(selector)).stream())
        .toList();
  }
}
