package anemone.edition;

/**
 * A sentence of an article's text, by its offsets, which guarantees that it is verbatim.
 *
 * @param start the offset of its first UTF-16 unit in the article's text
 * @param end the offset after its last
 * @param text the characters between the two
 */
public record Span(int start, int end, String text) {

  /** Returns the span between two offsets of a text. */
  public static Span of(String text, int start, int end) {
    return new Span(start, end, text.substring(start, end));
  }
}
