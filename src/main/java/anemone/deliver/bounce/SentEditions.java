package anemone.deliver.bounce;

import anemone.deliver.Delivery.State;
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
 * What we have sent, and how a copy of it is known.
 *
 * @param letterhead what the Message-IDs are made of
 * @param token the token of an address's unsubscribe link
 * @param slots the editions of the last weeks, the latest first
 * @param ledger who got them
 */
public record SentEditions(
    Letterhead letterhead, Function<EmailAddress, String> token, List<Slot> slots, Ledger ledger) {

  /** States in which a server has, or may have, a copy. */
  private static final Set<State> LEFT = Set.of(State.SENDING, State.ACCEPTED, State.UNKNOWN);

  /** Copies the list. */
  public SentEditions {
    slots = List.copyOf(slots);
  }

  /** Whether a copy was signed for an address: nobody else can make its token. */
  boolean isSigned(OriginalMessage copy, EmailAddress address) {
    return !copy.tokens().isEmpty() && copy.tokens().contains(token.apply(address));
  }

  /** The edition that a Message-ID names, whoever got it. */
  Optional<Slot> named(OriginalMessage copy) {
    String id = copy.messageId().orElse("").toLowerCase(Locale.ROOT);
    return slots.stream()
        .filter(s -> id.startsWith(s.label().toLowerCase(Locale.ROOT).replace('/', '.') + "."))
        .findFirst();
  }

  /** Whether a copy has the Message-ID of an edition to an address. */
  boolean isNamed(OriginalMessage copy, Slot slot, EmailAddress address) {
    return copy.messageId().equals(Optional.of(letterhead.messageId(slot, address)));
  }

  /** Whether an edition has left for an address. */
  boolean hasLeft(Slot slot, EmailAddress address) {
    return ledger.find(slot, address).filter(d -> LEFT.contains(d.state())).isPresent();
  }

  /** The last edition that left for an address. */
  Optional<Slot> last(EmailAddress address) {
    return slots.stream().filter(slot -> hasLeft(slot, address)).findFirst();
  }
}
