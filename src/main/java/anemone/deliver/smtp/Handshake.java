package anemone.deliver.smtp;

import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** All that is said before the first message: greeting, EHLO, STARTTLS, EHLO again, AUTH. */
final class Handshake {

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
  record SmtpSession(SmtpSocket wire, Capabilities can) {}

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

  /**
   * Connects, and gets ready for mail.
   *
   * @throws IOException if that cannot be; the message is the reason, in the server's words or ours
   */
  SmtpSession exchange() throws IOException {
    SmtpSocket wire =
        SmtpSocket.connect(
            settings.host(), settings.port(), settings.connectTimeout(), settings.replyTimeout());
    try {
      if (settings.tls()) {
        if (wire.hasNews()) {
          throw new IOException("it greeted in the clear; " + TlsFailure.PORTS);
        }
        wire.secure(trust, settings.host());
      }
      require(wire.read());
      Capabilities can = hello(wire);
      if (wantsTls(can)) {
        require(wire.say("STARTTLS"));
        wire.secure(trust, settings.host());
        // What was said in the clear may have been anybody's.
        can = hello(wire);
      }
      if (!settings.user().isEmpty()) {
        logIn(wire, can);
      }
      return new SmtpSession(wire, can);
    } catch (IOException | RuntimeException e) {
      wire.drop();
      throw e;
    }
  }

  private Capabilities hello(SmtpSocket wire) throws IOException {
    RawReply said = wire.say("EHLO " + name());
    if (said.code() / 100 == 5) {
      require(wire.say("HELO " + name()));
      return Capabilities.NONE;
    }
    require(said);
    return Capabilities.read(said.lines());
  }

  private boolean wantsTls(Capabilities can) throws IOException {
    if (settings.tls() || settings.starttls() == StartTls.NONE) {
      return false;
    }
    boolean required = settings.starttls() == StartTls.REQUIRED || !settings.user().isEmpty();
    if (required && !can.has("STARTTLS")) {
      throw new IOException("STARTTLS is required, and the server does not offer it");
    }
    return can.has("STARTTLS");
  }

  private void logIn(SmtpSocket wire, Capabilities can) throws IOException {
    SaslMechanism login =
        SaslMechanism.of(can, settings.auth())
            .orElseThrow(
                () ->
                    new LoginRefused(
                        settings
                            .auth()
                            .map(way -> "the server does not offer the login " + way)
                            .orElse(
                                "the server offers none of the logins PLAIN, LOGIN and XOAUTH2")));
    RawReply said = login.attempt(wire, settings.user(), settings.password().value());
    if (!said.isPositive()) {
      throw new LoginRefused(
          SaslMechanism.conceal(
              said.reply().toString(), settings.user(), settings.password().value()));
    }
  }

  private static void require(RawReply said) throws IOException {
    if (!said.isPositive()) {
      throw new IOException(said.reply().toString());
    }
  }

  private String name() throws IOException {
    if (!settings.helo().isEmpty()) {
      return settings.helo();
    }
    try {
      InetAddress here = InetAddress.getLocalHost();
      String name = here.getCanonicalHostName();
      return name.equals(here.getHostAddress()) ? "[" + name + "]" : name;
    } catch (UnknownHostException e) {
      return "[127.0.0.1]";
    }
  }
}
