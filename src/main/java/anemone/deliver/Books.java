package anemone.deliver;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppressions;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records that sending reads and writes.
 *
 * @param ledger the deliveries
 * @param suppressions the suppressed addresses
 * @param hasLeft whether an address is suppressed, asked right before a message to it is sent; may
 *     be asked by several threads
 * @param pace the rate limits, if other workers send, too
 */
public record Books(
    Ledger ledger,
    Suppressions suppressions,
    Predicate<EmailAddress> hasLeft,
    Optional<SharedPace> pace) {

  /** Records whose suppressions answer whether an address is suppressed. */
  public Books(Ledger ledger, Suppressions suppressions) {
    this(ledger, suppressions, address -> suppressions.find(address).isPresent());
  }

  /** Records of the only worker. */
  public Books(Ledger ledger, Suppressions suppressions, Predicate<EmailAddress> hasLeft) {
    this(ledger, suppressions, hasLeft, Optional.empty());
  }
}
