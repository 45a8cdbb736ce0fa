package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a bounce reveals about the message that we sent.
 *
 * @param tokens candidates for the token of its signed unsubscribe link
 * @param messageId its Message-ID without angle brackets
 * @param addresses candidates for its recipient: the addresses in the bounce
 */
public record OriginalMessage(
    Set<String> tokens, Optional<String> messageId, Set<EmailAddress> addresses) {

  /** Nothing of our message. */
  static final OriginalMessage NONE = new OriginalMessage(Set.of(), Optional.empty(), Set.of());

  /** Copies the sets. */
  public OriginalMessage {
    tokens = Set.copyOf(tokens);
    addresses = Set.copyOf(addresses);
  }

  /** Whether a token or a Message-ID identifies the message; an address alone does not. */
  boolean isIdentified() {
    return messageId.isPresent() || !tokens.isEmpty();
  }

  /** Returns a copy with a Message-ID. */
  OriginalMessage withMessageId(Optional<String> id) {
    return new OriginalMessage(tokens, id, addresses);
  }

  /** Returns a copy with more candidates for the recipient. */
  OriginalMessage withAddresses(Set<EmailAddress> more) {
    Set<EmailAddress> all = new LinkedHashSet<>(addresses);
    all.addAll(more);
    return new OriginalMessage(tokens, messageId, all);
  }
}
