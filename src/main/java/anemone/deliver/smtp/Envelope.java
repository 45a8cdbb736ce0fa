package anemone.deliver.smtp;

import anemone.deliver.Reply;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.mime.MimeComposer;
import anemone.render.Message;
import anemone.subscriber.EmailAddress;
import java.util.Optional;

/** A composed message with its MAIL and RCPT commands. */
public final class Envelope {

  private final Message message;
  private final EmailAddress sender;
  private final int size;
  private final boolean isAscii;

  private Envelope(Message message, EmailAddress sender, int size) {
    this.message = message;
    this.sender = sender;
    this.size = size;
    this.isAscii =
        sender.isAscii()
            && message.from().address().isAscii()
            && message.to().address().isAscii()
            && message.replyTo().map(to -> to.address().isAscii()).orElse(true);
  }

  /**
   * Composes a message.
   *
   * @param returnPath the return path, if it is not the sender
   * @param content receives the composed message
   * @throws IllegalArgumentException if a value is not allowed in a header field or a command
   */
  public static Envelope of(
      Message message,
      Optional<EmailAddress> returnPath,
      MimeComposer composer,
      ByteBuilder content) {
    EmailAddress sender = returnPath.orElse(message.from().address());
    if (!isPath(message.to().address()) || !isPath(sender)) {
      throw new IllegalArgumentException("the address has an angle bracket");
    }
    composer.compose(message, content);
    return new Envelope(message, sender, content.size());
  }

  /** Whether all addresses are ASCII, so that SMTPUTF8 is not needed. */
  public boolean isAscii() {
    return isAscii;
  }

  Message message() {
    return message;
  }

  /**
   * Returns why a server cannot take this message by the extensions that it offers; empty if it
   * can.
   */
  public Optional<Reply> obstacle(Capabilities can) {
    if (!isAscii && !can.has("SMTPUTF8")) {
      return Optional.of(
          new Reply(
              0,
              "5.6.7",
              "the address has non-ASCII characters before the @, and the mail server does not"
                  + " offer SMTPUTF8 (RFC 6531)"));
    }
    long max = can.number("SIZE");
    if (max > 0 && size > max) {
      return Optional.of(
          new Reply(
              0,
              "5.3.4",
              "the message has %,d octets, and the mail server takes no more than %,d"
                  .formatted(size, max)));
    }
    return Optional.empty();
  }

  /**
   * Returns the MAIL command. Bodies are always 7-bit; {@code BODY=8BITMIME} is sent for headers
   * that are not, together with SMTPUTF8 (RFC 6531 section 3.4).
   */
  String mail(Capabilities can) {
    return "MAIL FROM:<" + sender + ">" + parameters(can);
  }

  /** Returns the parameters of MAIL (RFC 5321 section 4.1.1.11), each after a space. */
  public String parameters(Capabilities can) {
    String length = can.has("SIZE") ? " SIZE=" + size : "";
    return isAscii ? length : length + " BODY=8BITMIME SMTPUTF8";
  }

  /** Returns the address in MAIL. */
  public EmailAddress sender() {
    return sender;
  }

  /** Returns the address in RCPT. */
  public EmailAddress recipient() {
    return message.to().address();
  }

  /**
   * Appends the commands as a group.
   *
   * @param data whether DATA is sent with MAIL and RCPT
   */
  void putCommands(ByteBuilder out, Capabilities can, boolean data) {
    out.put(mail(can)).put("\r\nRCPT TO:<" + recipient() + ">").put(data ? "\r\nDATA\r\n" : "\r\n");
  }

  /** Whether an address cannot end its path early (RFC 5321 section 4.1.2). */
  private static boolean isPath(EmailAddress address) {
    String path = address.toString();
    return path.indexOf('<') < 0 && path.indexOf('>') < 0;
  }
}
