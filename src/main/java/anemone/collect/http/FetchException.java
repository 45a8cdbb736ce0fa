package anemone.collect.http;

import java.time.Instant;
import java.util.Optional;

/** A document could not be fetched; the message says which and why. */
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

  /** Which and why. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The HTTP status that the server answered, or 0 if it did not. */
  public int status() {
    return status;
  }

  /** Whether the server says that the document will not come back. */
  public boolean isGone() {
    return status == GONE;
  }

  /** When the server asks to be asked again. */
  public Optional<Instant> retryAfter() {
    return retryAfter;
  }
}
