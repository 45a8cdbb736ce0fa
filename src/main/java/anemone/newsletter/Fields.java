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
 * The keys of one group, read one by one. Whoever reads them asks for every key that may be there,
 * and then calls {@link #done}, which names the keys nobody asked for. An empty value counts as
 * none.
 */
final class Fields {

  private final Reading reading;
  private final String path;
  private final Node.Spot at;
  private final boolean there;
  private final Map<String, Node.Field> given = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, String> replaced = new HashMap<>();

  private Fields(Reading reading, String path, Node.Spot at, boolean there) {
    this.reading = reading;
    this.path = path;
    this.at = at;
    this.there = there;
  }

  /** The keys of a node, which is to be a mapping. */
  static Fields of(Reading reading, String path, Node.Spot at, Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      reading.problems().add(at, path, "is " + node.kind() + "; it is a group of keys");
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

  /** The value of a key, if it is there and right. */
  <T> Optional<T> optional(String key, Function<String, Checked<T>> parser) {
    return single(key).flatMap(s -> reading.value(s, pathOf(key), parser));
  }

  /** The value of a key that must be there. */
  <T> Optional<T> required(String key, Function<String, Checked<T>> parser) {
    Optional<T> value = optional(key, parser);
    require(key);
    return value;
  }

  /** A value that may not stand in the file itself; messages never quote it. */
  Optional<String> secret(String key) {
    return single(key).flatMap(s -> reading.secret(s, pathOf(key)));
  }

  /** A group of keys; without one, a group that has none, and nobody is told what it lacks. */
  Fields group(String key) {
    Optional<Node.Field> field = ask(key);
    return field
        .map(f -> of(reading, pathOf(key), f.at(), f.value()))
        .orElseGet(() -> new Fields(reading, pathOf(key), at, false));
  }

  /** A group of keys that must be there. */
  Fields requiredGroup(String key) {
    Fields group = group(key);
    require(key);
    return group;
  }

  /** The items of a list. */
  List<Node> items(String key) {
    Optional<Node> list = ask(key).map(Node.Field::value);
    if (list.isPresent() && list.get() instanceof Node.Items items) {
      return items.items();
    }
    list.ifPresent(n -> problem(key, "is " + n.kind() + "; it is a list"));
    return List.of();
  }

  /** The node of a key, whatever it is. */
  Optional<Node> node(String key) {
    return ask(key).map(Node.Field::value);
  }

  /** Tells if a key is not there. */
  void require(String key) {
    if (there && ask(key).isEmpty()) {
      problem(key, "is missing");
    }
  }

  /** Whether a key is there and not empty. */
  boolean has(String key) {
    return ask(key).isPresent();
  }

  /** The keys of the group, in the order of the file; they count as asked for. */
  List<String> keys() {
    asked.addAll(given.keySet());
    return List.copyOf(given.keySet());
  }

  /** Tells what is wrong with a key. */
  void problem(String key, String message) {
    Node.Field field = given.get(key);
    reading.problems().add(field == null ? at : field.at(), pathOf(key), message);
  }

  /** Tells that the group lacks something, if it is there at all. */
  void lacks(String message) {
    if (there) {
      reading.problems().add(at, path, message);
    }
  }

  /**
   * Tells of a key that there was in an earlier version what to write in its place, if it is there.
   */
  void replaced(String key, String by) {
    replaced.put(key, by);
  }

  /** Names the keys that nobody asked for. */
  void done() {
    reading.knows(path, asked);
    for (Node.Field field : given.values()) {
      if (!asked.contains(field.key())) {
        String by = replaced.get(field.key());
        problem(
            field.key(), by == null ? "is unknown" + hint(field.key()) : "is replaced by " + by);
      }
    }
  }

  private String hint(String key) {
    return DidYouMean.nearest(key, asked)
        .map(near -> "; did you mean " + pathOf(near) + "?")
        .orElseGet(() -> "; it may be " + String.join(", ", asked));
  }

  private Optional<Node.Scalar> single(String key) {
    Optional<Node> node = ask(key).map(Node.Field::value);
    if (node.isPresent() && node.get() instanceof Node.Scalar scalar) {
      return Optional.of(scalar);
    }
    node.ifPresent(n -> problem(key, "is " + n.kind() + "; it is a single value"));
    return Optional.empty();
  }

  private Optional<Node.Field> ask(String key) {
    if (!asked.contains(key)) {
      asked.add(key);
    }
    return Optional.ofNullable(given.get(key))
        .filter(f -> !(f.value() instanceof Node.Scalar s && s.text().isEmpty()));
  }

  /** The whole path of a key of this group. */
  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
