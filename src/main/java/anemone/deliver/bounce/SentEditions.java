package anemone.deliver.bounce;

import anemone.deliver.Ledger;
import anemone.edition.Slot;
import anemone.render.Letterhead;
import anemone.subscriber.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The sent editions, by which a returned copy is recognised.
 *
 * @param letterhead makes Message-IDs
 * @param tokens returns the tokens that an address's unsubscribe link may have
 * @param slots the editions of the last weeks, the latest first
 * @param ledger their deliveries
 */
public record SentEditions(
    Letterhead letterhead,
    Function<EmailAddress, Set<String>> tokens,
    List<Slot> slots,
    Ledger ledger) {

  /** Copies the list. */
  public SentEditions {
    slots = List.copyOf(slots);
  }

  /** Whether a copy has the token of an address, which cannot be forged. */
  boolean isSigned(OriginalMessage copy, EmailAddress address) {
    return !copy.tokens().isEmpty()
        && tokens.apply(address).stream().anyMatch(copy.tokens()::contains);
  }

  /** Returns the edition that the Message-ID names, for any recipient. */
  Optional<Slot> named(OriginalMessage copy) {
    String id = copy.messageId().orElse("").toLowerCase(Locale.ROOT);
    return slots.stream()
        .filter(s -> id.startsWith(s.label().toLowerCase(Locale.ROOT).replace('/', '.') + "."))
        .findFirst();
  }

  /** Whether a copy has the Message-ID of an edition to an address. */
  boolean isNamed(OriginalMessage copy, Slot slot, EmailAddress address) {
    return copy.messageId().filter(letterhead.messageIds(slot, address)::contains).isPresent();
  }

  /** Whether an edition was sent to an address. */
  boolean hasLeft(Slot slot, EmailAddress address) {
    return ledger.find(slot, address).filter(d -> d.state().mayHaveArrived()).isPresent();
  }

  /** Returns the last edition sent to an address. */
  Optional<Slot> last(EmailAddress address) {
    return slots.stream().filter(slot -> hasLeft(slot, address)).findFirst();
  }
}
