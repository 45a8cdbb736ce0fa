package anemone.render;

import anemone.subscriber.EmailAddress;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One mail to one subscriber as text, before MIME encoding.
 *
 * @param id the Message-ID without angle brackets, a function of edition and subscriber
 * @param date the Date header
 * @param from the sender
 * @param to the one recipient
 * @param replyTo the address for replies, if not the sender
 * @param subject the subject, one line
 * @param headers further header fields, in order, ASCII
 * @param textPart the plain text part, lines separated by a line feed
 * @param htmlPart the HTML part
 * @param inline the files shown in the HTML part
 */
public record Message(
    String id,
    OffsetDateTime date,
    Mailbox from,
    Mailbox to,
    Optional<Mailbox> replyTo,
    String subject,
    List<Header> headers,
    Filled textPart,
    Filled htmlPart,
    List<Inline> inline) {

  /** Copies the lists. */
  public Message {
    headers = List.copyOf(headers);
    inline = List.copyOf(inline);
  }

  /** A mail whose parts are not shared with others. */
  public Message(
      String id,
      OffsetDateTime date,
      Mailbox from,
      Mailbox to,
      Optional<Mailbox> replyTo,
      String subject,
      List<Header> headers,
      String text,
      String html) {
    this(
        id, date, from, to, replyTo, subject, headers, Filled.of(text), Filled.of(html), List.of());
  }

  /** The plain text part. */
  public String text() {
    return textPart.whole();
  }

  /** The HTML part. */
  public String html() {
    return htmlPart.whole();
  }

  /** Returns the mail with another Message-ID. */
  public Message withId(String other) {
    return new Message(
        other, date, from, to, replyTo, subject, headers, textPart, htmlPart, inline);
  }

  /** Returns the mail for another recipient, without a name. */
  public Message withRecipient(EmailAddress other) {
    return new Message(
        id,
        date,
        from,
        new Mailbox("", other),
        replyTo,
        subject,
        headers,
        textPart,
        htmlPart,
        inline);
  }

  /** Returns the mail with files shown in the HTML part. */
  public Message withInline(List<Inline> files) {
    return new Message(id, date, from, to, replyTo, subject, headers, textPart, htmlPart, files);
  }

  /**
   * A file shown in the HTML part (RFC 2387, RFC 2392).
   *
   * @param id its Content-ID without angle brackets
   * @param type its media type
   * @param base64 its contents in base64
   */
  public record Inline(String id, String type, String base64) {

    /** Returns the Content-ID of the file at an address. */
    static String id(String address, String listId) {
      return Headers.hash(address) + "@" + listId;
    }
  }

  /**
   * A header field.
   *
   * @param name such as {@code List-Id}
   * @param value one line of ASCII, not folded
   */
  public record Header(String name, String value) {}
}
