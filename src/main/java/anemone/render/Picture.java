package anemone.render;

/**
 * A picture of a story, as far as a mail has to know it.
 *
 * @param type its media type: {@code image/jpeg}, {@code image/png}, {@code image/gif} or {@code
 *     image/webp}
 * @param width its width in pixels
 * @param height its height in pixels
 * @param base64 its octets in base64; empty for one that stays on its source's server
 */
public record Picture(String type, int width, int height, String base64) {

  /** The picture as one that stays on its source's server. */
  public Picture withoutBytes() {
    return new Picture(type, width, height, "");
  }
}
