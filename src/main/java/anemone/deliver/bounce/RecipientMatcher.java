package anemone.deliver.bounce;

import anemone.deliver.bounce.MatchedRecipient.Evidence;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the recipients that returned messages are about.
 *
 * <p>The addresses in a message are tried first. If none of them matches, because mail was
 * forwarded or the report hides the recipient, the whole roster is searched, once for many
 * messages.
 */
final class RecipientMatcher {

  private final SentEditions sent;
  private final SubscriberAddresses readers;

  RecipientMatcher(SentEditions sent, SubscriberAddresses readers) {
    this.sent = sent;
    this.readers = readers;
  }

  /** Returns the recipients that can be found. */
  Map<OriginalMessage, MatchedRecipient> of(Collection<OriginalMessage> copies) {
    Map<OriginalMessage, MatchedRecipient> owners = new HashMap<>();
    Set<OriginalMessage> open = new HashSet<>();
    for (OriginalMessage copy : copies) {
      Optional<MatchedRecipient> proven = proven(copy, copy.addresses());
      proven.ifPresent(owner -> owners.put(copy, owner));
      if (proven.isEmpty() && copy.isIdentified()) {
        open.add(copy);
      }
    }
    Set<EmailAddress> found = search(open);
    open.forEach(copy -> proven(copy, found).ifPresent(owner -> owners.put(copy, owner)));
    for (OriginalMessage copy : copies) {
      if (!owners.containsKey(copy)) {
        claimed(copy).ifPresent(owner -> owners.put(copy, owner));
      }
    }
    return owners;
  }

  private Optional<MatchedRecipient> proven(
      OriginalMessage copy, Collection<EmailAddress> addresses) {
    for (EmailAddress address : addresses) {
      if (sent.isSigned(copy, address)) {
        return Optional.of(signed(copy, address));
      }
    }
    Optional<Slot> slot = sent.named(copy);
    return slot.flatMap(
        s ->
            addresses.stream()
                .filter(a -> sent.isNamed(copy, s, a) && sent.hasLeft(s, a))
                .findFirst()
                .map(a -> new MatchedRecipient(a, slot, Evidence.NAMED)));
  }

  /** Searches the roster, computing the token and some Message-IDs of each address. */
  private Set<EmailAddress> search(Set<OriginalMessage> open) {
    Set<String> tokens = new HashSet<>();
    Set<String> ids = new HashSet<>();
    Set<Slot> slots = new HashSet<>();
    for (OriginalMessage copy : open) {
      tokens.addAll(copy.tokens());
      Optional<Slot> slot = sent.named(copy);
      slot.ifPresent(slots::add);
      slot.flatMap(s -> copy.messageId()).ifPresent(ids::add);
    }
    Set<EmailAddress> found = new HashSet<>();
    if (!tokens.isEmpty() || !ids.isEmpty()) {
      readers.each(
          address -> {
            boolean signed =
                !tokens.isEmpty()
                    && sent.tokens().apply(address).stream().anyMatch(tokens::contains);
            if (signed
                || slots.stream()
                    .anyMatch(s -> sent.ids().apply(s, address).stream().anyMatch(ids::contains))) {
              found.add(address);
            }
          });
    }
    return found;
  }

  private MatchedRecipient signed(OriginalMessage copy, EmailAddress address) {
    return new MatchedRecipient(
        address, sent.named(copy).or(() -> sent.last(address)), Evidence.SIGNED);
  }

  private Optional<MatchedRecipient> claimed(OriginalMessage copy) {
    for (EmailAddress address : copy.addresses()) {
      Optional<Slot> last = sent.last(address);
      if (last.isPresent()) {
        return Optional.of(new MatchedRecipient(address, last, Evidence.CLAIMED));
      }
    }
    return Optional.empty();
  }
}
