package anemone.collect.http;

import anemone.collect.Limits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Describes in plain words why a document could not be fetched. */
final class FailureReason {

  private FailureReason() {}

  /**
   * Returns the reason.
   *
   * @param aborted whether the request was aborted by its time limit
   */
  static String of(IOException e, boolean aborted, Limits limits) {
    boolean late = e instanceof SocketTimeoutException || e instanceof InterruptedIOException;
    if (e instanceof ConnectTimeoutException) {
      return "no connection within " + limits.connect().toSeconds() + " s";
    }
    if (aborted || late) {
      return "it took longer than " + limits.total().toSeconds() + " s";
    }
    if (e instanceof AddressGuard.PrivateAddressException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof UnknownHostException) {
      return "no such host: " + e.getMessage();
    }
    if (e instanceof ConnectException) {
      return "no connection: " + words(e);
    }
    if (e instanceof SSLException) {
      return "no trustworthy TLS connection: " + e.getMessage();
    }
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** Returns the words of the operating system, without the address that the client adds. */
  private static String words(IOException e) {
    String message = String.valueOf(e.getMessage());
    String words =
        message.substring(message.indexOf(" failed: ") < 0 ? 0 : message.indexOf(" failed: ") + 9);
    return words.isEmpty()
        ? message
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
