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
 * The changes of dark mode on a page. A rule without changes must be repeated in dark mode if
 * another rule changes one of its elements; otherwise that rule would win in dark mode only.
 *
 * @param elements the elements whose value changes in dark mode, by property
 * @param page the page
 */
record Repainted(Map<String, Set<Element>> elements, Document page) {

  /** Returns the changes of a style sheet on a page. */
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

  /** Returns the declarations of a rule that dark mode needs. */
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

  /** Whether two properties are equal, or one is a part of the other: border and border-top. */
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
