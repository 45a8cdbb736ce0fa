package anemone.collect.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the {@code meta} elements of a page say, by their names in lower case. */
final class MetaTags {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private MetaTags() {}

  static MetaTags of(Document page) {
    MetaTags tags = new MetaTags();
    for (Element meta : page.select("meta")) {
      // "value" is what some pages write instead.
      String content = meta.hasAttr("content") ? meta.attr("content") : meta.attr("value");
      if (!content.isBlank()) {
        tags.add(meta, content);
      }
    }
    return tags;
  }

  /** "property" may hold several names; "dc.title" is "dc:title". */
  private void add(Element meta, String content) {
    String names = meta.attr("property") + " " + meta.attr("name") + " " + meta.attr("itemprop");
    Stream.of(names.toLowerCase(Locale.ROOT).split("\\s+"))
        .map(name -> name.replace('.', ':'))
        .filter(name -> !name.isEmpty())
        .distinct()
        .forEach(name -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(content));
  }

  /** What is said under some names, in the order of the names; a point counts as a colon. */
  Stream<String> get(String... names) {
    return Stream.of(names).flatMap(name -> values.getOrDefault(name, List.of()).stream());
  }
}
