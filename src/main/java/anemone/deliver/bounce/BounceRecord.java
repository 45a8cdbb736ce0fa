package anemone.deliver.bounce;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The record of a returned message.
 *
 * @param id its hash, independent of where it is read
 * @param place its place when it was read
 * @param kind its kind
 * @param address the recipient that it is about, if it is about one of our messages
 * @param slot the edition that it is about, if known
 * @param detail the reason in the message in one line, or empty
 * @param at the time it was read
 */
public record BounceRecord(
    String id,
    String place,
    Kind kind,
    Optional<EmailAddress> address,
    Optional<Slot> slot,
    String detail,
    Instant at) {

  /** The kind of a message. */
  public enum Kind {
    /** A permanent failure. */
    BOUNCED,
    /** A temporary failure, or a delay. */
    DELAYED,
    /** A complaint. */
    COMPLAINED,
    /** A request to unsubscribe. */
    UNSUBSCRIBED,
    /** A message without consequences. */
    IGNORED,
    /** A message for a person, left in place. */
    LEFT;

    /** Returns the word for it in files and reports: {@code bounced}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind with a word, if there is one. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }
}
