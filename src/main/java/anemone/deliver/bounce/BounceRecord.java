package anemone.deliver.bounce;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One message that came back, as it is remembered.
 *
 * @param id the same for the same message, wherever it is read
 * @param place where it lay when it was read
 * @param kind what was made of it
 * @param address whom it is about, if it is about one of our mails
 * @param slot the edition that it is about, if that is known
 * @param detail what it said, one line, or empty
 * @param at when it was read
 */
public record BounceRecord(
    String id,
    String place,
    Kind kind,
    Optional<EmailAddress> address,
    Optional<Slot> slot,
    String detail,
    Instant at) {

  /** What was made of a message. */
  public enum Kind {
    /** A delivery failed for good. */
    BOUNCED,
    /** A delivery failed for now, or is late. */
    DELAYED,
    /** A reader called a copy spam. */
    COMPLAINED,
    /** A reader left. */
    UNSUBSCRIBED,
    /** Nothing follows from it. */
    IGNORED,
    /** It stays where it is, for a person. */
    LEFT;

    /** The word for it in files and reports: {@code bounced}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, if there is one. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }
}
