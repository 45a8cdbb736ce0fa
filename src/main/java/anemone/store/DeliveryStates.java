package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.edition.Slot;
import anemone.subscriber.AddressTable;
import anemone.subscriber.EmailAddress;
import java.util.List;
import java.util.Locale;

/**
 * A snapshot of the states of an edition's deliveries, read in one query: a query for each would
 * take many times as long.
 */
final class DeliveryStates implements Ledger.States {

  private static final List<State> STATES = List.of(State.values());

  private final AddressTable written;

  private DeliveryStates(AddressTable written) {
    this.written = written;
  }

  static Ledger.States read(Database database, Slot slot) {
    if (!database.exists("SELECT 1 FROM deliveries WHERE slot = ? LIMIT 1", slot)) {
      return NONE;
    }
    AddressTable written = new AddressTable();
    database.each(
        "SELECT address, state FROM deliveries WHERE slot = ?",
        row ->
            written.putIfAbsent(
                row.getString(1).toLowerCase(Locale.ROOT),
                STATES.indexOf(ColumnValues.state(row, 2)) + 1),
        slot);
    return new DeliveryStates(written);
  }

  @Override
  public synchronized State of(EmailAddress address) {
    int number = written.of(address);
    return number == 0 ? State.PENDING : STATES.get(number - 1);
  }
}
