package anemone.collect.http;

import java.time.Instant;
import java.util.Optional;

/** Thrown if a document cannot be fetched; the message says which and why. */
public final class FetchException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int GONE = 410;

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

  /** Returns the earliest time of the next request, from Retry-After. */
  public Optional<Instant> retryAfter() {
    return retryAfter;
  }
}
