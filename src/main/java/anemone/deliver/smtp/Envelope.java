package anemone.deliver.smtp;

import anemone.deliver.Reply;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.mime.MimeComposer;
import anemone.render.Message;
import anemone.subscriber.EmailAddress;
import java.util.Optional;

/** A message ready to leave, and the commands that go before it. */
final class Envelope {

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
   * @param returnPath where it comes back to, if not to who sends it
   * @param content where to
   * @throws IllegalArgumentException if something of it cannot stand in a header or in a command
   */
  static Envelope of(
      Message message,
      Optional<EmailAddress> returnPath,
      MimeComposer composer,
      ByteBuilder content) {
    EmailAddress sender = returnPath.orElse(message.from().address());
    if (!isPath(message.to().address()) || !isPath(sender)) {
      throw new IllegalArgumentException("an angle bracket cannot stand in an address");
    }
    composer.compose(message, content);
    return new Envelope(message, sender, content.size());
  }

  Message message() {
    return message;
  }

  /** Why a server cannot be given this message, by its own account; nothing if it can. */
  Optional<Reply> obstacle(Capabilities can) {
    if (!isAscii && !can.has("SMTPUTF8")) {
      return Optional.of(
          new Reply(
              0,
              "5.6.7",
              "the address has letters beyond ASCII before the @, and the mail server does not"
                  + " offer SMTPUTF8, which they need (RFC 6531)"));
    }
    long most = can.number("SIZE");
    if (most > 0 && size > most) {
      return Optional.of(
          new Reply(
              0,
              "5.3.4",
              "the message has %,d octets, and the mail server takes no more than %,d"
                  .formatted(size, most)));
    }
    return Optional.empty();
  }

  /**
   * The command that begins it. Bodies are always of 7 bits, so that {@code BODY=8BITMIME} is said
   * only where the header is not: beside SMTPUTF8, as RFC 6531 section 3.4 asks for.
   */
  String mail(Capabilities can) {
    String length = can.has("SIZE") ? " SIZE=" + size : "";
    String letters = isAscii ? "" : " BODY=8BITMIME SMTPUTF8";
    return "MAIL FROM:<" + sender + ">" + length + letters;
  }

  String rcpt() {
    return "RCPT TO:<" + message.to().address() + ">";
  }

  /** Puts the three commands, for a server that takes them together. */
  void putCommands(ByteBuilder out, Capabilities can) {
    out.put(mail(can)).put("\r\n").put(rcpt()).put("\r\nDATA\r\n");
  }

  /** Whether the address ends where its path does (RFC 5321 section 4.1.2). */
  private static boolean isPath(EmailAddress address) {
    String path = address.toString();
    return path.indexOf('<') < 0 && path.indexOf('>') < 0;
  }
}
