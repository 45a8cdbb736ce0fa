package anemone.deliver.smtp;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Explains failures of TLS handshakes, with what to do. */
public final class TlsFailure {

  /** The settings for each kind of port. */
  public static final String PORTS =
      "use smtp.tls: true for a port with TLS from the start, such as 465, and smtp.starttls for"
          + " others, such as 587";

  /** How Java reports a greeting in place of a TLS record. */
  private static final String NOT_TLS = "Unsupported or unrecognized SSL message";

  private TlsFailure() {}

  /** Returns the explanation of a failure, if it is one of TLS. */
  public static Optional<String> words(IOException failure) {
    if (!(failure instanceof SSLException)) {
      return Optional.empty();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return Optional.of(
            "its certificate has expired (%s); renew it, or correct this machine's clock"
                .formatted(cause.getMessage()));
      }
      if (cause instanceof CertificateNotYetValidException) {
        return Optional.of(
            "its certificate is not valid yet (%s); correct this machine's clock"
                .formatted(cause.getMessage()));
      }
      if (cause instanceof CertPathBuilderException) {
        return Optional.of(
            "its certificate is not signed by an authority that Java trusts; if you trust it, name"
                + " the authority's file in tls.ca-file");
      }
      if (cause instanceof CertificateException && cause.getCause() == null) {
        return Optional.of(
            "its certificate is for another host (%s); smtp.host must be a name in the certificate"
                .formatted(cause.getMessage()));
      }
    }
    String said = String.valueOf(failure.getMessage());
    return Optional.of(
        said.startsWith(NOT_TLS) ? SmtpPort.NO_TLS : failure.getMessage() + "; " + PORTS);
  }
}
