package anemone.subscriber;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that must not get mail, and the reason.
 *
 * @param address the address
 * @param reason the reason
 * @param detail one line of detail, such as the server's reply; may be empty
 * @param since when it was suppressed
 */
public record Suppression(EmailAddress address, Reason reason, String detail, Instant since) {

  /** The reason for a suppression. */
  public enum Reason {
    /** A server replied permanently that there is no such mailbox. */
    BOUNCED,
    /** Its owner reported a message as spam. */
    COMPLAINED,
    /** Its owner unsubscribed. */
    UNSUBSCRIBED,
    /** The operator suppressed it. */
    MANUAL;

    /** Returns its name in files and reports: {@code bounced}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the reason with a name. */
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
