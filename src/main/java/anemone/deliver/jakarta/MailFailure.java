package anemone.deliver.jakarta;

import anemone.deliver.smtp.TlsFailure;
import java.io.IOException;
import javax.net.ssl.SSLException;

/** Finds the reason in an exception of Jakarta Mail, which wraps it several times. */
final class MailFailure {

  private MailFailure() {}

  /** Returns the failure of the connection in an exception, or else the exception's own words. */
  static IOException of(Exception e) {
    IOException found = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException tls) {
        return tls;
      }
      if (cause instanceof IOException failure) {
        found = failure;
      }
    }
    return found == null ? new IOException(String.valueOf(e.getMessage()), e) : found;
  }

  static String words(Exception e) {
    IOException why = of(e);
    return TlsFailure.words(why).orElseGet(() -> String.valueOf(why.getMessage()));
  }

  static String lost(Exception e) {
    return "the connection was lost: " + of(e).getMessage();
  }
}
