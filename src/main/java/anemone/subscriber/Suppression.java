package anemone.subscriber;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that must get nothing more, and why.
 *
 * @param address the address
 * @param reason why
 * @param detail what was said, such as the server's answer; one line, or empty
 * @param since when it was suppressed
 */
public record Suppression(EmailAddress address, Reason reason, String detail, Instant since) {

  /** Why an address gets nothing more. */
  public enum Reason {
    /** There is no such mailbox: a server said so for good. */
    BOUNCED,
    /** Its owner called a message spam. */
    COMPLAINED,
    /** Its owner asked for it. */
    UNSUBSCRIBED,
    /** The operator decided it. */
    MANUAL;

    /** The word for it in files and reports: {@code bounced}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of that word, if there is one. */
    public static Optional<Reason> of(String word) {
      for (Reason reason : values()) {
        if (reason.word().equals(word)) {
          return Optional.of(reason);
        }
      }
      return Optional.empty();
    }
  }
}
