package anemone.deliver.smtp;

import anemone.deliver.Transport;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * The way to a mail server by SMTP (RFC 5321). Certificates and host names are always checked, by
 * the trust store of the Java runtime unless another is given. May be shared by threads.
 */
public final class SmtpTransport implements Transport {

  private final SmtpSettings settings;
  private final MimeComposer composer;
  private final Optional<SSLSocketFactory> trust;

  /** A transport to a server whose certificate the runtime trusts. */
  public SmtpTransport(SmtpSettings settings, MimeComposer composer) {
    this(settings, composer, Optional.empty());
  }

  /** A transport to a server whose certificate somebody else trusts. */
  SmtpTransport(SmtpSettings settings, MimeComposer composer, Optional<SSLSocketFactory> trust) {
    this.settings = settings;
    this.composer = composer;
    this.trust = trust;
  }

  @Override
  public Connection open() throws IOException {
    Sockets sockets = new Sockets();
    Dialogue dialogue = new Dialogue(Session.getInstance(properties(sockets)), settings, sockets);
    try {
      if (settings.user().isEmpty()) {
        dialogue.connect();
      } else {
        dialogue.connect(settings.user(), settings.password().value());
      }
      return new SmtpConnection(dialogue, composer);
    } catch (AuthenticationFailedException e) {
      throw failure("unable to log in to", e);
    } catch (MessagingException e) {
      throw failure("unable to reach", e);
    }
  }

  private IOException failure(String what, MessagingException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
    return new IOException(
        "%s the SMTP server %s:%d: %s".formatted(what, settings.host(), settings.port(), why), e);
  }

  private Properties properties(Sockets sockets) {
    boolean login = !settings.user().isEmpty();
    Properties properties = new Properties();
    put(properties, "auth", login);
    put(properties, "connectiontimeout", settings.connectTimeout().toMillis());
    put(properties, "timeout", settings.replyTimeout().toMillis());
    put(properties, "writetimeout", settings.replyTimeout().toMillis());
    put(properties, "quitwait", false);
    put(properties, "starttls.enable", settings.starttls() != StartTls.NONE);
    put(
        properties,
        "starttls.required",
        settings.starttls() == StartTls.REQUIRED
            || (login && settings.starttls() == StartTls.OPPORTUNISTIC));
    put(properties, "ssl.checkserveridentity", true);
    if (!settings.helo().isEmpty()) {
      put(properties, "localhost", settings.helo());
    }
    // Without this a refused connection would be tried again on a socket with the delay.
    put(properties, "socketFactory.fallback", false);
    properties.put("mail.smtp.socketFactory", sockets);
    trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
    return properties;
  }

  private static void put(Properties properties, String name, Object value) {
    properties.setProperty("mail.smtp." + name, String.valueOf(value));
  }
}
