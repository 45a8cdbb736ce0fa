package anemone.render;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One mail to one subscriber, before MIME: everything in it is text.
 *
 * @param id the Message-ID without angle brackets, a function of edition and subscriber
 * @param date the Date header
 * @param from who sends it
 * @param to the one recipient
 * @param replyTo who reads the answers, if not the sender
 * @param subject the subject, one line
 * @param headers further header fields, in order, ASCII
 * @param textPart the plain text part, lines parted by a line feed
 * @param htmlPart the HTML part
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
    Filled htmlPart) {

  /** Copies the headers. */
  public Message {
    headers = List.copyOf(headers);
  }

  /** A mail of two texts that share nothing with any other. */
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
    this(id, date, from, to, replyTo, subject, headers, Filled.of(text), Filled.of(html));
  }

  /** The plain text part. */
  public String text() {
    return textPart.whole();
  }

  /** The HTML part. */
  public String html() {
    return htmlPart.whole();
  }

  /** The same mail under another Message-ID. */
  public Message withId(String other) {
    return new Message(other, date, from, to, replyTo, subject, headers, textPart, htmlPart);
  }

  /** The same mail with another subject. */
  public Message withSubject(String other) {
    return new Message(id, date, from, to, replyTo, other, headers, textPart, htmlPart);
  }

  /**
   * A header field.
   *
   * @param name such as {@code List-Id}
   * @param value one line of ASCII, not folded
   */
  public record Header(String name, String value) {}
}
