package anemone.collect.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The {@code meta} elements of a page, by their names in lower case. */
final class MetaTags {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private MetaTags() {}

  static MetaTags of(Document page) {
    MetaTags tags = new MetaTags();
    for (Element meta : page.select("meta")) {
      // Some pages use the attribute "value" instead.
      String content = meta.hasAttr("content") ? meta.attr("content") : meta.attr("value");
      if (!content.isBlank()) {
        tags.add(meta, content);
      }
    }
    return tags;
  }

  /** Adds a value; "property" may have several names, and "dc.title" counts as "dc:title". */
  private void add(Element meta, String content) {
    String names = meta.attr("property") + " " + meta.attr("name") + " " + meta.attr("itemprop");
    Stream.of(names.toLowerCase(Locale.ROOT).split("\\s+"))
        .map(name -> name.replace('.', ':'))
        .filter(name -> !name.isEmpty())
        .distinct()
        .forEach(name -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(content));
  }

  /**
   * Returns the values of each name in one text, separated by commas, in the order of the names.
   */
  Stream<String> joined(String... names) {
    return Stream.of(names)
        .map(name -> values.getOrDefault(name, List.of()))
        .filter(all -> !all.isEmpty())
        .map(all -> String.join(", ", new LinkedHashSet<>(all)));
  }

  /** Returns the values of the given names, in the order of the names. */
  Stream<String> get(String... names) {
    return Stream.of(names).flatMap(name -> values.getOrDefault(name, List.of()).stream());
  }
}
