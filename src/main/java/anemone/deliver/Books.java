package anemone.deliver;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppressions;
import java.util.function.Predicate;

/**
 * Where sending writes down what it does.
 *
 * @param ledger every delivery
 * @param suppressions the addresses that a server said do not exist
 * @param hasLeft whether an address gets nothing any more, asked right before a message to it
 *     begins; may be asked by several threads
 */
public record Books(Ledger ledger, Suppressions suppressions, Predicate<EmailAddress> hasLeft) {

  /** Books whose suppressions are asked. */
  public Books(Ledger ledger, Suppressions suppressions) {
    this(ledger, suppressions, address -> suppressions.find(address).isPresent());
  }
}
