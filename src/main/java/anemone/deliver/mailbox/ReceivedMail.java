package anemone.deliver.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * A received message with decoded parts (RFC 2045 to 2047).
 *
 * @param recipient the address it was delivered to
 * @param from the decoded From field, or empty
 * @param subject the subject, or empty
 * @param text the first plain text part, or empty
 * @param html the first HTML part, or empty
 * @param source the whole message, one character a byte (ISO 8859-1)
 */
public record ReceivedMail(
    String recipient, String from, String subject, String text, String html, String source) {

  /**
   * Parses a message.
   *
   * @param recipient the address it was delivered to
   * @param message its bytes
   * @throws IllegalArgumentException if the bytes are not a message
   */
  public static ReceivedMail parse(String recipient, byte[] message) {
    try {
      var mime =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
      String from = mime.getHeader("From", ", ");
      String subject = mime.getSubject();
      return new ReceivedMail(
          recipient,
          from == null ? "" : MimeUtility.decodeText(from),
          subject == null ? "" : subject,
          first(mime, "text/plain"),
          first(mime, "text/html"),
          new String(message, StandardCharsets.ISO_8859_1));
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException("not a message: " + e.getMessage(), e);
    }
  }

  /** Returns the bytes of the message. */
  public byte[] bytes() {
    return source.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String first(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type) && part.getContent() instanceof String content) {
      return content;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = first(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
