package anemone.deliver.smtp;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What a TLS handshake failed of, in words, with what to do. */
final class TlsFailure {

  /** Which setting is for which port. */
  static final String PORTS =
      "smtp.tls: true is for a port that begins with TLS, such as 465, and smtp.starttls for one"
          + " that turns to it, such as 587";

  private TlsFailure() {}

  /** The words for a failure, if it is one of TLS. */
  static Optional<String> words(IOException failure) {
    if (!(failure instanceof SSLException)) {
      return Optional.empty();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return Optional.of(
            "its certificate has expired (%s); have it renewed, or set this machine's clock right"
                .formatted(cause.getMessage()));
      }
      if (cause instanceof CertificateNotYetValidException) {
        return Optional.of(
            "its certificate is not valid yet (%s); set this machine's clock right"
                .formatted(cause.getMessage()));
      }
      if (cause instanceof CertPathBuilderException) {
        return Optional.of(
            "nobody whom this Java trusts has signed its certificate; if you do, put it into a"
                + " trust store, and name that in ANEMONE_OPTS=-Djavax.net.ssl.trustStore=FILE");
      }
      if (cause instanceof CertificateException && cause.getCause() == null) {
        return Optional.of(
            "its certificate is another host's (%s); smtp.host is the name that it bears"
                .formatted(cause.getMessage()));
      }
    }
    return Optional.of(failure.getMessage() + "; " + PORTS);
  }
}
