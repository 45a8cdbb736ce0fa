package anemone.newsletter;

import anemone.subscriber.Checked;
import anemone.subscriber.DidYouMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the keys of one group. Callers request every allowed key and then call {@link #done}, which
 * reports the unknown keys. Empty values count as absent.
 */
final class Fields {

  private final Reading reading;
  private final String path;
  private final Node.Spot at;
  private final boolean there;
  private final Map<String, Node.Field> given = new LinkedHashMap<>();
  private final Map<String, String> replaced = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  private Fields(Reading reading, String path, Node.Spot at, boolean there) {
    this.reading = reading;
    this.path = path;
    this.at = at;
    this.there = there;
  }

  /** Returns the keys of a node, which must be a mapping. */
  static Fields of(Reading reading, String path, Node.Spot at, Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      reading.problems().add(at, path, "must be a group of keys, not " + node.kind());
      return new Fields(reading, path, at, false);
    }
    Fields fields = new Fields(reading, path, at, true);
    for (Node.Field field : mapping.fields()) {
      Node.Field twin = fields.given.putIfAbsent(field.key(), field);
      if (twin != null) {
        String message = "is given twice; the first is on line " + twin.at().line();
        reading.problems().add(field.at(), fields.pathOf(field.key()), message);
      }
    }
    return fields;
  }

  /** Returns the value of a key, if present and valid. */
  <T> Optional<T> optional(String key, Function<String, Checked<T>> parser) {
    return single(key).flatMap(s -> reading.value(s, pathOf(key), parser));
  }

  /** Returns the value of a required key. */
  <T> Optional<T> required(String key, Function<String, Checked<T>> parser) {
    Optional<T> value = optional(key, parser);
    require(key);
    return value;
  }

  /** Returns a value that must not be in the file itself; messages never quote it. */
  Optional<String> secret(String key) {
    return single(key).flatMap(s -> reading.secret(s, pathOf(key)));
  }

  /** Returns a group of keys; an empty group without required keys if it is absent. */
  Fields group(String key) {
    Optional<Node.Field> field = ask(key);
    return field
        .map(f -> of(reading, pathOf(key), f.at(), f.value()))
        .orElseGet(() -> new Fields(reading, pathOf(key), at, false));
  }

  /** Returns a required group of keys. */
  Fields requiredGroup(String key) {
    Fields group = group(key);
    require(key);
    return group;
  }

  /** Returns the items of a list. */
  List<Node> items(String key) {
    Optional<Node> list = ask(key).map(Node.Field::value);
    if (list.isPresent() && list.get() instanceof Node.Items items) {
      return items.items();
    }
    list.ifPresent(n -> problem(key, "must be a list, not " + n.kind()));
    return List.of();
  }

  /** Returns the valid values of a list, and reports the invalid ones. */
  <T> List<T> values(String key, Function<String, Checked<T>> parser) {
    List<T> values = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof Node.Scalar scalar) {
        reading.value(scalar, pathOf(key), parser).ifPresent(values::add);
      } else {
        reading
            .problems()
            .add(item.at(), pathOf(key), "must list single values, not " + item.kind());
      }
    }
    return values;
  }

  /**
   * Returns the values of a list that must not be in the file itself; messages never quote them.
   */
  List<String> secrets(String key) {
    List<String> values = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof Node.Scalar scalar) {
        reading.secret(scalar, pathOf(key)).ifPresent(values::add);
      } else {
        reading
            .problems()
            .add(item.at(), pathOf(key), "must list single values, not " + item.kind());
      }
    }
    return values;
  }

  /** Returns the node of a key, of any kind. */
  Optional<Node> node(String key) {
    return ask(key).map(Node.Field::value);
  }

  /** Reports a key that is absent. */
  void require(String key) {
    if (there && ask(key).isEmpty()) {
      problem(key, "is missing");
    }
  }

  /** Whether a key is present and not empty. */
  boolean has(String key) {
    return ask(key).isPresent();
  }

  /** Returns the keys of the group, in the order of the file; all count as known. */
  List<String> keys() {
    asked.addAll(given.keySet());
    return List.copyOf(given.keySet());
  }

  /** Reports a problem with a key. */
  void problem(String key, String message) {
    Node.Field field = given.get(key);
    reading.problems().add(field == null ? at : field.at(), pathOf(key), message);
  }

  /** Reports a problem with the group, if it is present. */
  void lacks(String message) {
    if (there) {
      reading.problems().add(at, path, message);
    }
  }

  /** Reports a renamed key with its new name, if it is present. */
  void replaced(String key, String by) {
    replaced.put(key, by);
  }

  /** Reports the unknown keys. */
  void done() {
    reading.knows(path, asked);
    for (Node.Field field : given.values()) {
      if (!asked.contains(field.key())) {
        String by = replaced.get(field.key());
        problem(
            field.key(), by == null ? "unknown key" + hint(field.key()) : "is replaced by " + by);
      }
    }
  }

  private String hint(String key) {
    return DidYouMean.nearest(key, asked)
        .map(near -> "; did you mean " + pathOf(near) + "?")
        .orElseGet(() -> "; must be one of " + String.join(", ", asked));
  }

  private Optional<Node.Scalar> single(String key) {
    Optional<Node> node = ask(key).map(Node.Field::value);
    if (node.isPresent() && node.get() instanceof Node.Scalar scalar) {
      return Optional.of(scalar);
    }
    node.ifPresent(n -> problem(key, "must be a single value, not " + n.kind()));
    return Optional.empty();
  }

  private Optional<Node.Field> ask(String key) {
    if (!asked.contains(key)) {
      asked.add(key);
    }
    return Optional.ofNullable(given.get(key))
        .filter(f -> !(f.value() instanceof Node.Scalar s && s.text().isEmpty()));
  }

  /** Returns the full path of a key of this group. */
  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
