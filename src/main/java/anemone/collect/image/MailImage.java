package anemone.collect.image;

import java.util.Base64;

/**
 * An image file that is fit for a mail.
 *
 * @param type its media type
 * @param width its width in pixels as it is shown
 * @param height its height in pixels as it is shown
 * @param base64 its octets in base64; empty where only its measures were asked for
 */
public record MailImage(String type, int width, int height, String base64) {

  static MailImage of(String type, int width, int height, byte[] file) {
    return new MailImage(type, width, height, Base64.getEncoder().encodeToString(file));
  }
}
