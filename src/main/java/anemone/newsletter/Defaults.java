package anemone.newsletter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values of settings that are left out, as the schema of newsletter.yaml has them. */
final class Defaults {

  private static final String NONE = "(none)";

  private final JsonNode schema;

  private Defaults(JsonNode schema) {
    this.schema = schema;
  }

  /** Reads the schema. */
  static Defaults read() {
    try (InputStream in = Defaults.class.getResourceAsStream("newsletter.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema is missing from the program");
      }
      return new Defaults(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the settings of a group that has defaults as a whole, such as {@code retry}; otherwise
   * the path itself.
   */
  List<String> within(String path) {
    JsonNode group = node(path);
    return group.path("properties").isEmpty() || group.has("required")
        ? List.of(path)
        : group.path("properties").propertyNames().stream()
            .flatMap(key -> within(path + "." + key).stream())
            .toList();
  }

  private JsonNode node(String path) {
    JsonNode node = schema;
    for (String key : path.split("\\.", -1)) {
      node = node.path("properties").path(key);
    }
    return node;
  }

  /** Returns the value of a setting that is left out, or {@code (none)}. */
  String of(String path) {
    JsonNode value = node(path).path("default");
    if (value.isArray()) {
      return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
    String text = value.isObject() ? value.toString() : value.asString("");
    return text.isEmpty() ? NONE : text;
  }
}
