package anemone.newsletter;

import java.util.List;

/** A node of a YAML document, with its position. */
sealed interface Node {

  /** Returns its position. */
  Spot at();

  /** Returns its kind, in words. */
  String kind();

  /**
   * A position in a text.
   *
   * @param line from 1
   * @param column from 1
   */
  record Spot(int line, int column) {}

  /**
   * A single value; an empty text may also be null.
   *
   * @param at where it begins
   * @param text the text as written, without quotation marks
   */
  record Scalar(Spot at, String text) implements Node {
    @Override
    public String kind() {
      return "a single value";
    }
  }

  /**
   * A list.
   *
   * @param at where it begins
   * @param items its items
   */
  record Items(Spot at, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * Keys and values, in the order of the text, including duplicate keys.
   *
   * @param at where it begins
   * @param fields its keys with their values
   */
  record Mapping(Spot at, List<Field> fields) implements Node {
    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  /**
   * A key and its value.
   *
   * @param at where the key begins
   * @param key the key
   * @param value the value
   */
  record Field(Spot at, String key, Node value) {}
}
