package anemone.edition;

/**
 * A sentence of an article's text, by its place there, so that it can never say what the article
 * does not.
 *
 * @param start the offset of its first UTF-16 unit in the article's text
 * @param end the offset after its last
 * @param text the characters between the two
 */
public record Span(int start, int end, String text) {

  /** The span of a text between two offsets. */
  public static Span of(String text, int start, int end) {
    return new Span(start, end, text.substring(start, end));
  }
}
