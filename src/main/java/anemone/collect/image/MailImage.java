package anemone.collect.image;

import java.util.Base64;

/**
 * An image file for a mail.
 *
 * @param type its media type
 * @param width the displayed width in pixels
 * @param height the displayed height in pixels
 * @param base64 the file in base64; empty if only its dimensions were requested
 */
public record MailImage(String type, int width, int height, String base64) {

  static MailImage of(String type, int width, int height, byte[] file) {
    return new MailImage(type, width, height, Base64.getEncoder().encodeToString(file));
  }
}
