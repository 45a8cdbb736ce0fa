package anemone.deliver.smtp;

import anemone.deliver.login.Mechanism;
import anemone.deliver.mime.ByteBuilder;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.util.Optional;

/**
 * The session with a server, which is replaced by a new one when it was lost. Used by one thread,
 * except {@link #drop}, which may be called by any.
 */
final class ReconnectingSession {

  private final Handshake handshake;
  private volatile Handshake.SmtpSession session;

  /**
   * Opens a session.
   *
   * @throws IOException if that fails; the message is the reason
   */
  ReconnectingSession(Handshake handshake) throws IOException {
    this.handshake = handshake;
    this.session = handshake.exchange();
  }

  SmtpSocket socket() {
    return session.socket();
  }

  Capabilities can() {
    return session.can();
  }

  /** Returns the mechanism of the login, if there was one. */
  Optional<Mechanism> login() {
    return session.login();
  }

  Optional<EmailAddress> returnPath() {
    return handshake.returnPath();
  }

  /** Opens a new session; returns false if that fails. */
  boolean reconnect() {
    drop();
    try {
      session = handshake.exchange();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes octets; returns why the connection was lost, or an empty string. */
  String write(ByteBuilder octets) {
    try {
      socket().write(octets);
      return "";
    } catch (IOException e) {
      return "the connection was lost: " + e.getMessage();
    }
  }

  /** Closes the connection at once. */
  void drop() {
    socket().drop();
  }
}
