package anemone.deliver.smtp;

import anemone.deliver.Transport;
import anemone.deliver.login.LoginRefused;
import anemone.deliver.mime.MimeComposer;
import java.io.IOException;
import java.net.UnknownHostException;

/**
 * Opens SMTP connections (RFC 5321) on which commands are sent in groups (RFC 2920). Certificates
 * and host names are checked. May be shared by threads.
 */
public final class SmtpTransport implements Transport {

  private final SmtpSettings settings;
  private final MimeComposer composer;
  private final ServerQuirks quirks;

  /**
   * A transport.
   *
   * @param quirks the known defects of the server
   */
  public SmtpTransport(SmtpSettings settings, MimeComposer composer, ServerQuirks quirks) {
    this.settings = settings;
    this.composer = composer;
    this.quirks = quirks;
  }

  @Override
  public Connection open() throws IOException {
    try {
      return new SmtpConnection(new Handshake(settings), composer, quirks);
    } catch (NoPipelining e) {
      throw e;
    } catch (IOException e) {
      throw failure(settings, e);
    }
  }

  /** Returns a failure to open a connection that names the server and the reason. */
  public static IOException failure(SmtpSettings settings, IOException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String what = e instanceof LoginRefused ? "unable to log in to" : "unable to reach";
    String last =
        root instanceof UnknownHostException
            ? "there is no such host"
            : String.valueOf(root.getMessage());
    String why = TlsFailure.words(e).orElse(last).replaceAll("\\s+", " ").strip();
    return new IOException("%s the SMTP server %s: %s".formatted(what, settings.server(), why), e);
  }
}
