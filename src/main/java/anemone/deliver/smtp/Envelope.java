package anemone.deliver.smtp;

import anemone.render.Message;
import anemone.subscriber.EmailAddress;
import java.util.Optional;

/** A message ready to leave, and the commands that go before it. */
final class Envelope {

  private final Message message;
  private final EmailAddress sender;
  private final byte[] octets;

  private Envelope(Message message, EmailAddress sender, byte[] octets) {
    this.message = message;
    this.sender = sender;
    this.octets = octets;
  }

  /**
   * Composes a message.
   *
   * @param returnPath where it comes back to, if not to who sends it
   * @throws IllegalArgumentException if something of it cannot stand in a header or in a command
   */
  static Envelope of(Message message, Optional<EmailAddress> returnPath, MimeComposer composer) {
    EmailAddress sender = returnPath.orElse(message.from().address());
    if (!isPath(message.to().address()) || !isPath(sender)) {
      throw new IllegalArgumentException("an angle bracket cannot stand in an address");
    }
    return new Envelope(message, sender, composer.compose(message));
  }

  Message message() {
    return message;
  }

  /** The message as it was composed. */
  byte[] octets() {
    return octets;
  }

  String mail(Capabilities can) {
    String size = can.has("SIZE") ? " SIZE=" + octets.length : "";
    return "MAIL FROM:<" + sender + ">" + size;
  }

  String rcpt() {
    return "RCPT TO:<" + message.to().address() + ">";
  }

  /** Puts the three commands, for a server that takes them together. */
  void putCommands(Octets out, Capabilities can) {
    out.put(mail(can) + "\r\n" + rcpt() + "\r\nDATA\r\n");
  }

  /** Whether the address ends where its path does (RFC 5321 section 4.1.2). */
  private static boolean isPath(EmailAddress address) {
    return address.toString().chars().noneMatch(c -> c == '<' || c == '>');
  }
}
