package anemone.deliver;

import java.util.Set;

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

  private static final int TRANSACTION_FAILED = 554;

  /** Codes below 5.1 that are about the sender's address (RFC 3463 section 3.2). */
  private static final Set<String> SENDER_ADDRESS = Set.of("5.1.7", "5.1.8");

  /** Words of our own where the server said nothing. */
  public static Reply none(String text) {
    return new Reply(0, "", text);
  }

  /** Whether it says that there is no such mailbox, for good (5.1.x, RFC 3463 section 3.2). */
  public boolean isNoMailbox() {
    return status.startsWith("5.1.") && !SENDER_ADDRESS.contains(status);
  }

  /**
   * Whether it is the sender that is refused rather than this recipient: by a policy (5.7.x, RFC
   * 3463 section 3.8), for its address, or with nothing but "transaction failed", as many servers
   * say to whom they have blocked.
   */
  public boolean isAboutSender() {
    return status.startsWith("5.7.")
        || SENDER_ADDRESS.contains(status)
        || (code == TRANSACTION_FAILED && (status.isEmpty() || status.equals("5.0.0")));
  }

  boolean isClosing() {
    return code == CLOSING;
  }

  @Override
  public String toString() {
    return code == 0 ? text : (code + " " + status + " " + text).replace("  ", " ").strip();
  }
}
