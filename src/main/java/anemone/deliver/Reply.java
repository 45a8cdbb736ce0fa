package anemone.deliver;

/**
 * What an SMTP server answered (RFC 5321 section 4.2).
 *
 * @param code the three-digit reply code, or 0 where the server said nothing
 * @param status the enhanced status code such as {@code 5.1.1} (RFC 3463), or empty
 * @param text the server's words, lines joined by a space
 */
public record Reply(int code, String status, String text) {

  /** The server closes the connection: it has enough of it, or too much to do. */
  static final int CLOSING = 421;

  /** Words of our own where the server said nothing. */
  public static Reply none(String text) {
    return new Reply(0, "", text);
  }

  /** The reply with a hint behind its words. */
  public Reply with(String hint) {
    return new Reply(code, status, text + hint);
  }

  /** Whether it refuses for good (RFC 5321 section 4.2.1). */
  boolean isPermanent() {
    return code / 100 == 5;
  }

  /** Code and enhanced status code: what replies of one kind have in common. */
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
