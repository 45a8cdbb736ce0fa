package anemone.collect.feed;

/** A document is no feed; the message says what it is instead, as far as that can be told. */
public final class NotAFeedException extends Exception {

  private static final long serialVersionUID = 1L;

  NotAFeedException(String message) {
    super(message);
  }

  /** What the document is instead. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
