package anemone.collect.http;

/** A document could not be fetched; the message says which and why. */
public final class FetchException extends Exception {

  private static final long serialVersionUID = 1L;

  FetchException(String message) {
    super(message);
  }

  FetchException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Which and why. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
