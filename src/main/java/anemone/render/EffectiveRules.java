package anemone.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmlunit.cssparser.parser.selector.Selector;

/**
 * Leaves out declarations that a later rule for the same selector repeats: a theme's rule follows
 * the one of the layout that it replaces, and in a style element both would be sent.
 */
final class EffectiveRules {

  private EffectiveRules() {}

  /** Returns the rules with what has an effect, in their order. */
  static List<Stylesheet.Rule> of(List<Stylesheet.Rule> rules) {
    Set<String> later = new HashSet<>();
    List<Stylesheet.Rule> effective = new ArrayList<>();
    for (int i = rules.size() - 1; i >= 0; i--) {
      effective.addAll(0, parts(rules.get(i), later));
      for (Selector selector : rules.get(i).selectors()) {
        rules.get(i).declarations().forEach(d -> later.add(key(selector, d)));
      }
    }
    return effective;
  }

  /** Splits a rule by what of it is left for each selector. */
  private static List<Stylesheet.Rule> parts(Stylesheet.Rule rule, Set<String> later) {
    Map<List<Stylesheet.Declaration>, List<Selector>> parts = new LinkedHashMap<>();
    for (Selector selector : rule.selectors()) {
      List<Stylesheet.Declaration> left =
          rule.declarations().stream().filter(d -> !later.contains(key(selector, d))).toList();
      parts.computeIfAbsent(left, l -> new ArrayList<>()).add(selector);
    }
    return parts.entrySet().stream()
        .filter(part -> !part.getKey().isEmpty())
        .map(part -> new Stylesheet.Rule(part.getValue(), part.getKey()))
        .toList();
  }

  private static String key(Selector selector, Stylesheet.Declaration declaration) {
    return Stylesheet.text(selector)
        + "\n"
        + declaration.property()
        + (declaration.important() ? "!" : "");
  }
}
