package anemone.deliver.smtp;

import anemone.deliver.Transport;
import anemone.deliver.mime.MimeComposer;
import java.io.IOException;
import java.util.Optional;
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
    SSLSocketFactory trusting =
        trust.orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    try {
      return new SmtpConnection(new Handshake(settings, trusting), composer);
    } catch (Handshake.LoginRefused e) {
      throw failure("unable to log in to", e);
    } catch (IOException e) {
      throw failure("unable to reach", e);
    }
  }

  private IOException failure(String what, IOException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String last = String.valueOf(root.getMessage());
    String why = TlsFailure.words(e).orElse(last).replaceAll("\\s+", " ").strip();
    return new IOException(
        "%s the SMTP server %s:%d: %s".formatted(what, settings.host(), settings.port(), why), e);
  }
}
