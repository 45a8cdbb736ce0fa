package anemone.deliver.smtp;

import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** All that is said before the first message: greeting, EHLO, STARTTLS, EHLO again, AUTH. */
final class Handshake {

  private static final int NO_MECHANISM = 504;

  /** A server that says nothing for so long may be waiting for us. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final SmtpSettings settings;
  private final SSLSocketFactory trust;

  Handshake(SmtpSettings settings, SSLSocketFactory trust) {
    this.settings = settings;
    this.trust = trust;
  }

  /**
   * A server that is ready for mail.
   *
   * @param can what it can do
   */
  record SmtpSession(SmtpSocket socket, Capabilities can) {}

  /** The server turned a login away. */
  static final class LoginRefused extends IOException {

    private static final long serialVersionUID = 1;

    LoginRefused(String why) {
      super(why);
    }
  }

  /** Where undeliverable mail comes back to, if not the sender. */
  Optional<EmailAddress> returnPath() {
    return settings.returnPath();
  }

  /** TLS without a certificate to check failed: the server is spoken to without it. */
  private static final class TlsFailed extends IOException {

    private static final long serialVersionUID = 1;

    TlsFailed(IOException cause) {
      super(cause);
    }
  }

  /**
   * Connects, and gets ready for mail.
   *
   * @throws IOException if that cannot be; the message is the reason, in the server's words or ours
   */
  SmtpSession exchange() throws IOException {
    try {
      return exchange(true);
    } catch (TlsFailed e) {
      return exchange(false);
    }
  }

  private SmtpSession exchange(boolean mayTurnToTls) throws IOException {
    SmtpSocket socket =
        SmtpSocket.connect(
            settings.host(), settings.port(), settings.connectTimeout(), settings.replyTimeout());
    try {
      if (settings.tls()) {
        if (socket.hasNews()) {
          throw new IOException("it greeted in the clear; " + TlsFailure.PORTS);
        }
        socket.secure(trust, settings.host(), true);
      } else if (!socket.answersWithin(SILENCE) && beginsWithTls()) {
        throw new IOException("the port begins with TLS; set smtp.tls: true");
      }
      require(socket.read());
      Capabilities can = hello(socket);
      if (mayTurnToTls && wantsTls(can) && turnToTls(socket)) {
        // What was said in the clear may have been anybody's.
        can = hello(socket);
      }
      if (!settings.user().isEmpty()) {
        logIn(socket, can);
      }
      return new SmtpSession(socket, can.without(settings.ignored()));
    } catch (IOException | RuntimeException e) {
      socket.drop();
      throw e;
    }
  }

  /**
   * Turns to TLS. Without a password and where it need not, any certificate is as good as none, and
   * none as good as a refusal (RFC 7435).
   *
   * @return whether the connection is in TLS now
   */
  private boolean turnToTls(SmtpSocket socket) throws IOException {
    RawReply reply = socket.say("STARTTLS");
    if (isTlsRequired()) {
      require(reply);
      socket.secure(trust, settings.host(), true);
      return true;
    }
    if (!reply.isPositive()) {
      return false;
    }
    try {
      socket.secure(AnyCertificate.factory(), settings.host(), false);
      return true;
    } catch (IOException e) {
      throw new TlsFailed(e);
    }
  }

  /** Whether a port that says nothing waits for a TLS handshake. */
  private boolean beginsWithTls() {
    try {
      SmtpSocket probe = SmtpSocket.connect(settings.host(), settings.port(), SILENCE, SILENCE);
      try {
        probe.secure(AnyCertificate.factory(), settings.host(), false);
        return true;
      } finally {
        probe.drop();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isTlsRequired() {
    return settings.starttls() == StartTls.REQUIRED || !settings.user().isEmpty();
  }

  private Capabilities hello(SmtpSocket socket) throws IOException {
    RawReply reply = socket.say("EHLO " + name());
    if (reply.code() / 100 == 5) {
      require(socket.say("HELO " + name()));
      return Capabilities.NONE;
    }
    require(reply);
    return Capabilities.read(reply.lines());
  }

  private boolean wantsTls(Capabilities can) throws IOException {
    if (settings.tls() || settings.starttls() == StartTls.NONE) {
      return false;
    }
    if (isTlsRequired() && !can.has("STARTTLS")) {
      throw new IOException("STARTTLS is required, and the server does not offer it");
    }
    return can.has("STARTTLS");
  }

  private void logIn(SmtpSocket socket, Capabilities can) throws IOException {
    List<SaslMechanism> ways = SaslMechanism.of(can, settings.auth());
    if (ways.isEmpty()) {
      throw new LoginRefused(
          settings
              .auth()
              .map(way -> "the server does not offer the login " + way)
              .orElse("the server offers none of the logins PLAIN, LOGIN and XOAUTH2"));
    }
    String user = settings.user();
    String password = settings.password().value();
    for (SaslMechanism way : ways) {
      RawReply reply = way.attempt(socket, user, password);
      if (reply.isPositive()) {
        return;
      }
      // 504 says that the server has the mechanism not, though it offers it (RFC 4954 section 4).
      if (reply.code() != NO_MECHANISM || way == ways.get(ways.size() - 1)) {
        throw new LoginRefused(SaslMechanism.conceal(reply.reply().toString(), user, password));
      }
    }
  }

  private static void require(RawReply reply) throws IOException {
    if (!reply.isPositive()) {
      throw new IOException(reply.reply().toString());
    }
  }

  private String name() {
    if (!settings.helo().isEmpty()) {
      return settings.helo();
    }
    try {
      InetAddress here = InetAddress.getLocalHost();
      String name = here.getCanonicalHostName();
      if (name.indexOf('.') > 0 && !name.equals(here.getHostAddress())) {
        return name;
      }
      return settings.domain().isEmpty() ? "[" + here.getHostAddress() + "]" : settings.domain();
    } catch (UnknownHostException e) {
      return settings.domain().isEmpty() ? "[127.0.0.1]" : settings.domain();
    }
  }
}
