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

/** Opens sessions: greeting, EHLO, STARTTLS, EHLO again, AUTH. */
final class Handshake {

  private static final int NO_MECHANISM = 504;

  /** Maximum silence of a server before TLS is tried on its port. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final SmtpSettings settings;
  private final SSLSocketFactory trust;

  Handshake(SmtpSettings settings, SSLSocketFactory trust) {
    this.settings = settings;
    this.trust = trust;
  }

  /**
   * A session, ready for the first message.
   *
   * @param can the extensions that the server offers
   */
  record SmtpSession(SmtpSocket socket, Capabilities can) {}

  /** The server refused the login. */
  static final class LoginRefused extends IOException {

    private static final long serialVersionUID = 1;

    LoginRefused(String why) {
      super(why);
    }
  }

  /** Returns the return path, if it is not the sender. */
  Optional<EmailAddress> returnPath() {
    return settings.returnPath();
  }

  /** Opportunistic TLS failed, so the connection goes on without it. */
  private static final class TlsFailed extends IOException {

    private static final long serialVersionUID = 1;

    TlsFailed(IOException cause) {
      super(cause);
    }
  }

  /**
   * Connects and opens a session.
   *
   * @throws IOException if that fails; the message is the reason
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
          throw new IOException("the server does not use TLS on this port; " + TlsFailure.PORTS);
        }
        socket.secure(trust, settings.host(), true);
      } else if (!socket.answersWithin(SILENCE) && beginsWithTls()) {
        throw new IOException("the server expects TLS on this port; set smtp.tls: true");
      }
      require(socket.read());
      Capabilities can = hello(socket);
      if (mayTurnToTls && wantsTls(can) && turnToTls(socket)) {
        // Extensions that were offered without TLS may have been forged (RFC 3207 section 4.2).
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
   * Starts TLS. Without a password and unless TLS is required, any certificate is accepted, and
   * without TLS the session goes on (RFC 7435).
   *
   * @return whether the connection uses TLS now
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

  /** Whether a silent port expects a TLS handshake. */
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
      throw new IOException("STARTTLS is required, but the server does not offer it");
    }
    return can.has("STARTTLS");
  }

  private void logIn(SmtpSocket socket, Capabilities can) throws IOException {
    List<SaslMechanism> ways = SaslMechanism.of(can, settings.auth());
    if (ways.isEmpty()) {
      throw new LoginRefused(
          settings
              .auth()
              .map(way -> "the server does not offer " + way + " (smtp.auth)")
              .orElse("the server offers neither PLAIN, LOGIN nor XOAUTH2"));
    }
    String user = settings.user();
    String password = settings.password().value();
    for (SaslMechanism way : ways) {
      RawReply reply = way.attempt(socket, user, password);
      if (reply.isPositive()) {
        return;
      }
      // 504: the server offers a mechanism that it does not have (RFC 4954 section 4).
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
