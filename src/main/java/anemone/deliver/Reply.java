package anemone.deliver;

/**
 * What an SMTP server answered (RFC 5321 section 4.2).
 *
 * @param code the three-digit reply code, or 0 where the server said nothing
 * @param status the enhanced status code such as {@code 5.1.1} (RFC 3463), or empty
 * @param text the server's words, lines joined by a space
 */
public record Reply(int code, String status, String text) {

  /** Words of our own where the server said nothing. */
  public static Reply none(String text) {
    return new Reply(0, "", text);
  }

  @Override
  public String toString() {
    return code == 0 ? text : (code + " " + status + " " + text).replace("  ", " ").strip();
  }
}
