package anemone.deliver.jakarta;

import anemone.deliver.login.LoginDialogue;
import anemone.deliver.login.LoginRefused;
import anemone.deliver.smtp.AnyCertificate;
import anemone.deliver.smtp.HelloName;
import anemone.deliver.smtp.RawReply;
import anemone.deliver.smtp.SmtpLogin;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.subscriber.EmailAddress;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import javax.net.SocketFactory;

/** Opens sessions of Jakarta Mail. */
final class JakartaHandshake {

  private static final String PREFIX = "mail.smtp.";

  private final SmtpSettings settings;

  JakartaHandshake(SmtpSettings settings) {
    this.settings = settings;
  }

  /** Returns the return path, if it is not the sender. */
  Optional<EmailAddress> returnPath() {
    return settings.returnPath();
  }

  /**
   * Connects and opens a session. Without a password and unless TLS is required, a session without
   * TLS follows one whose TLS failed (RFC 7435).
   *
   * @throws IOException if that fails; the message is the reason
   */
  AngusSession exchange() throws IOException {
    boolean mayTurn =
        !settings.tls()
            && settings.peer().starttls() != StartTls.NONE
            && (settings.needsStartTls() || !settings.ignored().contains("STARTTLS"));
    if (!mayTurn || settings.needsStartTls()) {
      return exchange(mayTurn);
    }
    try {
      return exchange(true);
    } catch (TlsRefused e) {
      return exchange(false);
    }
  }

  /** Opportunistic TLS failed. */
  private static final class TlsRefused extends IOException {

    private static final long serialVersionUID = 1;

    TlsRefused(IOException cause) {
      super(cause);
    }
  }

  private AngusSession exchange(boolean turnsToTls) throws IOException {
    SmtpClientSocket socket = new SmtpClientSocket(settings);
    AngusSession session =
        new AngusSession(Session.getInstance(properties(socket, turnsToTls)), socket);
    session.setLocalHost(HelloName.of(settings.hello()));
    try {
      boolean own = usesOwnMechanisms();
      session.connect(
          settings.host(),
          settings.port(),
          own ? settings.login().user() : null,
          own ? settings.login().credential().secret().value() : null);
      session.use(session.can().without(settings.ignored()));
      if (!settings.login().isNone() && !own) {
        session.loggedIn(
            new LoginDialogue(settings.login(), settings.host(), settings.port())
                .logIn(session.can().of("AUTH"), SmtpLogin.over(session::say)));
      }
      return session;
    } catch (AuthenticationFailedException e) {
      socket.close();
      String why = session.lastReply().reply().toString();
      throw new LoginRefused(
          LoginDialogue.conceal(
              why, settings.login().user(), settings.login().credential().secret().value()));
    } catch (MessagingException e) {
      socket.close();
      throw failure(session, turnsToTls, e);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Whether Jakarta Mail logs in itself, by mechanisms that only it has, such as NTLM. */
  private boolean usesOwnMechanisms() {
    return !settings.login().isNone()
        && settings.client().properties().keySet().stream()
            .anyMatch(
                name ->
                    name.equals(PREFIX + "auth.mechanisms") || name.equals(PREFIX + "sasl.enable"));
  }

  private IOException failure(AngusSession session, boolean turnsToTls, MessagingException e) {
    RawReply last = session.lastReply();
    boolean refused = last.code() >= 400;
    if (settings.needsStartTls() && last.isPositive() && !session.can().has("STARTTLS")) {
      return new IOException("STARTTLS is required, but the server does not offer it");
    }
    IOException why = refused ? new IOException(last.reply().toString()) : MailFailure.of(e);
    boolean inTls = turnsToTls && session.can().has("STARTTLS");
    return inTls && !settings.needsStartTls() ? new TlsRefused(why) : why;
  }

  private Properties properties(SmtpClientSocket socket, boolean turnsToTls) {
    Properties properties = new Properties();
    properties.put(
        PREFIX + "connectiontimeout", Long.toString(settings.timeouts().connect().toMillis()));
    properties.put(PREFIX + "quitwait", "false");
    properties.put(PREFIX + "starttls.enable", Boolean.toString(turnsToTls));
    properties.put(
        PREFIX + "starttls.required", Boolean.toString(turnsToTls && settings.needsStartTls()));
    settings.client().properties().forEach(properties::put);
    TlsProperties tls = TlsProperties.of(settings.client().properties());
    boolean checked = settings.needsStartTls() && !tls.anyCertificate();
    properties.put(
        PREFIX + "ssl.socketFactory",
        checked ? settings.network().tls() : AnyCertificate.factory());
    properties.put(
        PREFIX + "ssl.checkserveridentity", Boolean.toString(checked && tls.checksHost()));
    properties.remove(PREFIX + "ssl.trust");
    properties.put(PREFIX + "socketFactory", new OneSocket(socket));
    properties.put(PREFIX + "socketFactory.fallback", "false");
    return properties;
  }

  /** Hands out one socket, which Jakarta Mail connects. */
  private static final class OneSocket extends SocketFactory {

    private final Socket socket;

    OneSocket(Socket socket) {
      this.socket = socket;
    }

    @Override
    public Socket createSocket() {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port, java.net.InetAddress from, int fromPort) {
      return socket;
    }

    @Override
    public Socket createSocket(java.net.InetAddress host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(
        java.net.InetAddress host, int port, java.net.InetAddress from, int fromPort) {
      return socket;
    }
  }
}
