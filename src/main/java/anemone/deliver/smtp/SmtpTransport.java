package anemone.deliver.smtp;

import anemone.deliver.Transport;
import anemone.deliver.mime.MimeComposer;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens SMTP connections (RFC 5321). Certificates and host names are checked by the trust store of
 * the Java runtime. May be shared by threads.
 */
public final class SmtpTransport implements Transport {

  private final SmtpSettings settings;
  private final MimeComposer composer;
  private final ServerQuirks quirks;
  private final Optional<SSLSocketFactory> trust;

  /**
   * A transport.
   *
   * @param quirks the known defects of the server
   */
  public SmtpTransport(SmtpSettings settings, MimeComposer composer, ServerQuirks quirks) {
    this(settings, composer, quirks, Optional.empty());
  }

  /**
   * A transport.
   *
   * @param trust checks the server's certificate; if empty, the Java runtime does
   */
  SmtpTransport(
      SmtpSettings settings,
      MimeComposer composer,
      ServerQuirks quirks,
      Optional<SSLSocketFactory> trust) {
    this.settings = settings;
    this.composer = composer;
    this.quirks = quirks;
    this.trust = trust;
  }

  @Override
  public Connection open() throws IOException {
    SSLSocketFactory trusting =
        trust.orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    try {
      return new SmtpConnection(new Handshake(settings, trusting), composer, quirks);
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
