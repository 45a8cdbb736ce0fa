package anemone.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A key of newsletter.yaml or subscribers.json, from its JSON Schema.
 *
 * @param key the path: {@code smtp.port}, {@code sources[].name}
 * @param text the description
 * @param values the allowed words; empty for any value
 * @param fallback the default; empty if there is none
 */
record Setting(String key, String text, List<String> values, String fallback) {

  Setting {
    values = List.copyOf(values);
  }

  /** Returns the keys of a schema, each group before its keys. */
  static List<Setting> all(JsonNode schema) {
    List<Setting> settings = new ArrayList<>();
    add(settings, "", schema);
    return settings;
  }

  /** Returns the description with the allowed words and the default. */
  String details() {
    return text
        + (values.isEmpty() ? "" : " One of: " + String.join(", ", values) + ".")
        + (fallback.isEmpty() ? "" : " Default: " + fallback + ".");
  }

  private static void add(List<Setting> settings, String path, JsonNode group) {
    for (var property : group.path("properties").properties()) {
      String key = path + property.getKey();
      JsonNode one = property.getValue();
      if (!one.path("description").asString("").isEmpty()) {
        settings.add(
            new Setting(key, one.get("description").asString(), words(one), fallback(one)));
      }
      add(settings, key + ".", one);
      add(settings, key + "[].", one.path("items"));
      one.path("additionalProperties")
          .path("properties")
          .properties()
          .forEach(
              each ->
                  settings.add(
                      new Setting(
                          key + ".NAME." + each.getKey(),
                          each.getValue().path("description").asString(""),
                          words(each.getValue()),
                          fallback(each.getValue()))));
    }
  }

  private static List<String> words(JsonNode one) {
    return one.path("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static String fallback(JsonNode one) {
    JsonNode given = one.path("default");
    return given.isArray()
        ? given.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
        : given.asString("");
  }
}
