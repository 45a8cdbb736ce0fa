package anemone.collect.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * The names and classes of the elements around a link, which are equal for the items of a list. A
 * class that only few items have tells of one item, such as its number or its category.
 */
final class ItemPattern {

  private static final int DEPTH = 4;

  /** How often each class occurs among the children of an element, by name and class. */
  private final IdentityHashMap<Element, Map<String, Integer>> counts = new IdentityHashMap<>();

  /** Returns the pattern of a link. */
  String of(Element link) {
    List<String> steps = new ArrayList<>();
    Element element = link;
    for (int i = 0; i < DEPTH && element != null; i++) {
      steps.add(step(element));
      element = element.parent();
    }
    return String.join("<", steps);
  }

  private String step(Element element) {
    String name = element.normalName();
    Element parent = element.parent();
    if (parent == null || element.classNames().isEmpty()) {
      return name + ".";
    }
    Map<String, Integer> among = counts.computeIfAbsent(parent, ItemPattern::count);
    int items = among.getOrDefault(name, 0);
    return element.classNames().stream()
        .filter(c -> 2 * among.getOrDefault(name + "." + c, 0) >= items)
        .collect(Collectors.joining(".", name + ".", ""));
  }

  private static Map<String, Integer> count(Element parent) {
    Map<String, Integer> counts = new HashMap<>();
    for (Element child : parent.children()) {
      counts.merge(child.normalName(), 1, Integer::sum);
      child.classNames().forEach(c -> counts.merge(child.normalName() + "." + c, 1, Integer::sum));
    }
    return counts;
  }
}
