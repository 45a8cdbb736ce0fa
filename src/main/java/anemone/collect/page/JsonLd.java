package anemone.collect.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON-LD data of a page (https://schema.org/Article). */
final class JsonLd {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** Comment markers around the script's text, for old browsers. */
  private static final Pattern WRAPPING =
      Pattern.compile(
          "^[\\s/*]*(?:<!\\[CDATA\\[|<!--)[\\s/*]*|[\\s/*]*(?:]]>|-->)[\\s/*;]*$|;\\s*$");

  private static final int MAX_DEPTH = 4;

  private final List<JsonNode> things = new ArrayList<>();

  private JsonLd() {}

  static JsonLd of(Document page) {
    JsonLd data = new JsonLd();
    for (Element script : page.select("script[type=application/ld+json]")) {
      data.gather(script.data());
    }
    return data;
  }

  private void gather(String text) {
    try {
      flatten(JSON.readTree(WRAPPING.matcher(text).replaceAll("")), 0);
    } catch (JacksonException broken) {
      // Broken JSON-LD is ignored; the page has other metadata.
      return;
    }
  }

  private void flatten(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (node.isArray()) {
      node.forEach(child -> flatten(child, depth + 1));
    } else if (node.isObject()) {
      things.add(node);
      flatten(node.path("@graph"), depth + 1);
      flatten(node.path("mainEntity"), depth + 1);
    }
  }

  /** Returns the nodes of articles, in document order. */
  Stream<JsonNode> articles() {
    return things.stream()
        .filter(
            thing ->
                texts(thing.path("@type"))
                    .anyMatch(
                        t -> t.endsWith("Article") || t.endsWith("Posting") || t.equals("Report")));
  }

  /** Returns a node; the one that it only refers to by its identifier, if that is there. */
  JsonNode resolved(JsonNode node) {
    String id = node.path("@id").asString("");
    if (id.isEmpty() || node.size() > 1) {
      return node;
    }
    return things.stream()
        .filter(thing -> thing.size() > 1 && thing.path("@id").asString("").equals(id))
        .findFirst()
        .orElse(node);
  }

  /** Returns the texts of the named properties, those of articles first. */
  Stream<String> texts(String... names) {
    return Stream.concat(
        articles().flatMap(a -> Stream.of(names).flatMap(n -> texts(a.path(n)))),
        things.stream().flatMap(a -> Stream.of(names).flatMap(n -> texts(a.path(n)))));
  }

  /** Returns the names of the articles' publishers. */
  Stream<String> publishers() {
    return articles().map(a -> a.path("publisher").path("name").asString(""));
  }

  /** Returns the texts of a property of the articles. */
  Stream<String> ofArticles(String name) {
    return articles().flatMap(a -> texts(a.path(name)));
  }

  /** Returns the text of a node, or those of a list. */
  static Stream<String> texts(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().flatMap(JsonLd::texts);
    }
    return node.isString() ? Stream.of(node.asString()) : Stream.empty();
  }
}
