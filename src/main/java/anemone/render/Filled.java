package anemone.render;

import java.util.List;

/**
 * A text for one subscriber: fixed pieces, equal in all copies of a variant, and the subscriber's
 * values between them. The copies share one list of fixed pieces, so that it can be encoded once.
 *
 * @param fixed the text before, between and after the values: one piece more than values
 * @param values the subscriber's values, in the order of the text
 */
public record Filled(List<String> fixed, List<String> values) {

  /** Copies the lists, and checks their sizes. */
  public Filled {
    fixed = List.copyOf(fixed);
    values = List.copyOf(values);
    if (fixed.size() != values.size() + 1) {
      throw new IllegalArgumentException(
          fixed.size() + " fixed pieces do not go with " + values.size() + " values");
    }
  }

  /** Returns a text without shared pieces. */
  public static Filled of(String text) {
    return new Filled(List.of(text), List.of());
  }

  /** Returns the whole text. */
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
