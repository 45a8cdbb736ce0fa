package anemone.collect.http;

import anemone.collect.Limits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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
      return "no connection: " + e.getMessage();
    }
    if (e instanceof SSLException) {
      return "no trustworthy TLS connection: " + e.getMessage();
    }
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
