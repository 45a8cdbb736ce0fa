package anemone.collect.http;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Thrown if a document cannot be fetched; the message says which and why. */
public final class FetchException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int GONE = 410;

  /** The status of a document that is not of the kind that was asked for. */
  private static final int OTHER_KIND = -1;

  private final int status;
  private final transient Optional<Instant> retryAfter;

  FetchException(String message, int status, Optional<Instant> retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  FetchException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.retryAfter = Optional.empty();
  }

  static FetchException otherKind(URI url, String what) {
    return new FetchException(
        "unable to read " + url + ": it is not an HTML page (" + what + ")",
        OTHER_KIND,
        Optional.empty());
  }

  /** Whether the document is not of the kind that was asked for, such as a PDF for a page. */
  public boolean isOtherKind() {
    return status == OTHER_KIND;
  }

  /** Returns which document, and why. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Returns the HTTP status of the answer, or 0 without an answer. */
  public int status() {
    return status;
  }

  /** Whether the document is gone for good (410). */
  public boolean isGone() {
    return status == GONE;
  }

  /** Whether a later request would give no other answer. */
  boolean isPermanent() {
    boolean later = status == 408 || status == 425 || status == 429;
    return isOtherKind() || (status >= 400 && status < 500 && !later);
  }

  /** Returns the earliest time of the next request, from Retry-After. */
  public Optional<Instant> retryAfter() {
    return retryAfter;
  }
}
