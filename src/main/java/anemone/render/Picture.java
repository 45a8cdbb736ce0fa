package anemone.render;

/**
 * The picture of a story, as needed for mails.
 *
 * @param type its media type: {@code image/jpeg}, {@code image/png}, {@code image/gif} or {@code
 *     image/webp}
 * @param width its width in pixels
 * @param height its height in pixels
 * @param base64 the file in base64; empty if it stays on its source's server
 */
public record Picture(String type, int width, int height, String base64) {

  /** Returns the picture without the file. */
  public Picture withoutBytes() {
    return new Picture(type, width, height, "");
  }
}
