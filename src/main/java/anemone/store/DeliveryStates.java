package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.edition.Slot;
import anemone.subscriber.AddressTable;
import anemone.subscriber.EmailAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * The states of an edition's deliveries as they were written down at one moment. They are read in
 * the order that the database has them: a search for each would take many times as long.
 */
final class DeliveryStates implements Ledger.States {

  private static final List<State> STATES = List.of(State.values());

  private final AddressTable written;

  private DeliveryStates(AddressTable written) {
    this.written = written;
  }

  static Ledger.States read(Connection connection, Slot slot) throws SQLException {
    AddressTable written = new AddressTable();
    boolean some = false;
    try (PreparedStatement query =
        connection.prepareStatement("SELECT address, state FROM deliveries WHERE slot = ?")) {
      query.setString(1, slot.label());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          some = true;
          String word = rows.getString(2);
          State state =
              State.of(word).orElseThrow(() -> new SQLException("no state of a delivery: " + word));
          String key = rows.getString(1).toLowerCase(Locale.ROOT);
          written.putIfAbsent(key, STATES.indexOf(state) + 1);
        }
      }
    }
    return some ? new DeliveryStates(written) : NONE;
  }

  @Override
  public synchronized State of(EmailAddress address) {
    int number = written.of(address);
    return number == 0 ? State.PENDING : STATES.get(number - 1);
  }
}
