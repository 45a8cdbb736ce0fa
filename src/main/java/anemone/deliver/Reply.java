package anemone.deliver;

/**
 * A reply of an SMTP server (RFC 5321 section 4.2).
 *
 * @param code the three-digit reply code, or 0 without a reply
 * @param status the enhanced status code such as {@code 5.1.1} (RFC 3463), or empty
 * @param text the text, lines joined by a space; without a reply the reason
 */
public record Reply(int code, String status, String text) {

  /** The service is not available, and the server closes the connection. */
  static final int CLOSING = 421;

  /** Returns the reason why there was no reply. */
  public static Reply none(String text) {
    return new Reply(0, "", text);
  }

  /** Returns the reply with a hint after its text. */
  public Reply with(String hint) {
    return new Reply(code, status, text + hint);
  }

  /** Whether it is a permanent refusal (RFC 5321 section 4.2.1). */
  boolean isPermanent() {
    return code / 100 == 5;
  }

  /** Returns the code and the enhanced status code, which are equal for replies of one kind. */
  String kind() {
    return code + " " + status;
  }

  /** Whether the server closes the connection. */
  boolean isClosing() {
    return code == CLOSING;
  }

  @Override
  public String toString() {
    return code == 0 ? text : (code + " " + status + " " + text).replace("  ", " ").strip();
  }
}
