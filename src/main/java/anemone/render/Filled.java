package anemone.render;

import java.util.List;

/**
 * A text for one subscriber, in pieces: what stands in every subscriber's copy, and between it what
 * is this one's own. Copies of one variant share the same list of fixed pieces, so that whoever
 * works on them need do so once.
 *
 * @param fixed what stands before, between and after the values: one more than there are values
 * @param values what is the subscriber's own, in the order of the text
 */
public record Filled(List<String> fixed, List<String> values) {

  /** Copies the lists, and checks that they fit together. */
  public Filled {
    fixed = List.copyOf(fixed);
    values = List.copyOf(values);
    if (fixed.size() != values.size() + 1) {
      throw new IllegalArgumentException(
          fixed.size() + " fixed pieces do not go with " + values.size() + " values");
    }
  }

  /** A text in which nothing is shared. */
  public static Filled of(String text) {
    return new Filled(List.of(text), List.of());
  }

  /** The whole text. */
  public String whole() {
    if (values.isEmpty()) {
      return fixed.get(0);
    }
    StringBuilder whole = new StringBuilder(fixed.get(0));
    for (int i = 0; i < values.size(); i++) {
      whole.append(values.get(i)).append(fixed.get(i + 1));
    }
    return whole.toString();
  }
}
