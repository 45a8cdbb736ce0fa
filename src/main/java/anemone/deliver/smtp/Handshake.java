package anemone.deliver.smtp;

import anemone.deliver.login.LoginDialogue;
import anemone.deliver.login.Mechanism;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.util.Optional;

/** Opens sessions: greeting, EHLO, STARTTLS, EHLO again, AUTH. */
final class Handshake {

  private final SmtpSettings settings;

  Handshake(SmtpSettings settings) {
    this.settings = settings;
  }

  /**
   * A session, ready for the first message.
   *
   * @param can the extensions that the server offers
   * @param login the mechanism of the login, if there was one
   */
  record SmtpSession(SmtpSocket socket, Capabilities can, Optional<Mechanism> login) {}

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
   * @throws NoPipelining if the server does not offer it
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
        SmtpSocket.over(
            settings
                .network()
                .connect(settings.host(), settings.port(), settings.timeouts().connect()),
            settings.timeouts().reply());
    try {
      if (settings.tls()) {
        if (socket.hasNews()) {
          throw new IOException(SmtpPort.NO_TLS);
        }
        socket.secure(settings.network().tls(), settings.host(), true);
      } else if (!socket.answersWithin(SmtpPort.SILENCE)
          && SmtpPort.beginsWithTls(settings.network(), settings.host(), settings.port())) {
        throw new IOException(SmtpPort.WANTS_TLS);
      }
      require(socket.read());
      Capabilities can = hello(socket);
      if (mayTurnToTls && wantsTls(can) && turnToTls(socket)) {
        // Extensions that were offered without TLS may have been forged (RFC 3207 section 4.2).
        can = hello(socket);
      }
      can = can.without(settings.ignored());
      if (!can.has("PIPELINING")) {
        throw new NoPipelining();
      }
      Optional<Mechanism> login = Optional.empty();
      if (!settings.login().isNone()) {
        login =
            Optional.of(
                new LoginDialogue(settings.login(), settings.host(), settings.port())
                    .logIn(can.of("AUTH"), SmtpLogin.over(socket::say)));
      }
      return new SmtpSession(socket, can, login);
    } catch (NoPipelining e) {
      socket.sayGoodbye();
      socket.drop();
      throw e;
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
    if (settings.needsStartTls()) {
      require(reply);
      socket.turn(settings.network().tls(), settings.host(), true);
      return true;
    }
    if (!reply.isPositive()) {
      return false;
    }
    try {
      socket.turn(AnyCertificate.factory(), settings.host(), false);
      return true;
    } catch (IOException e) {
      throw new TlsFailed(e);
    }
  }

  private Capabilities hello(SmtpSocket socket) throws IOException {
    RawReply reply = socket.say("EHLO " + HelloName.of(settings.hello()));
    if (reply.isRefusal() && reply.code() / 100 == 5) {
      throw new NoPipelining();
    }
    require(reply);
    return Capabilities.read(reply.lines());
  }

  private boolean wantsTls(Capabilities can) throws IOException {
    if (settings.tls() || settings.peer().starttls() == StartTls.NONE) {
      return false;
    }
    if (settings.needsStartTls() && !can.has("STARTTLS")) {
      throw new IOException("STARTTLS is required, but the server does not offer it");
    }
    return can.has("STARTTLS");
  }

  private static void require(RawReply reply) throws IOException {
    if (!reply.isPositive()) {
      throw new IOException(reply.reply().toString());
    }
  }
}
