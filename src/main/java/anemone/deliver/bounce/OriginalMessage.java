package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a message shows of the copy of ours that it is about.
 *
 * @param tokens what may be the token of its signed unsubscribe link
 * @param messageId its Message-ID without angle brackets
 * @param addresses whose it may be: the recipients that the message names, and those of the copy
 */
public record OriginalMessage(
    Set<String> tokens, Optional<String> messageId, Set<EmailAddress> addresses) {

  /** A copy of which nothing is shown. */
  static final OriginalMessage NONE = new OriginalMessage(Set.of(), Optional.empty(), Set.of());

  /** Copies the sets. */
  public OriginalMessage {
    tokens = Set.copyOf(tokens);
    addresses = Set.copyOf(addresses);
  }

  /** Whether something of the copy itself is shown, rather than an address alone. */
  boolean isShown() {
    return messageId.isPresent() || !tokens.isEmpty();
  }

  /** The same copy, which may also be of these addresses. */
  OriginalMessage withAddresses(Set<EmailAddress> more) {
    Set<EmailAddress> all = new LinkedHashSet<>(addresses);
    all.addAll(more);
    return new OriginalMessage(tokens, messageId, all);
  }
}
