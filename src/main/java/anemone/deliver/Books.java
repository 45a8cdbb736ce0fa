package anemone.deliver;

import anemone.subscriber.Suppressions;

/**
 * Where sending writes down what it does.
 *
 * @param ledger every delivery
 * @param suppressions the addresses that a server said do not exist
 */
public record Books(Ledger ledger, Suppressions suppressions) {}
