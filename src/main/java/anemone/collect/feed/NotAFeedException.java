package anemone.collect.feed;

/** Thrown if a document is not a feed; the message says what it is instead. */
public final class NotAFeedException extends Exception {

  private static final long serialVersionUID = 1L;

  NotAFeedException(String message) {
    super(message);
  }

  /** Returns what the document is instead. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
