package anemone.store;

import anemone.edition.Slot;
import anemone.run.Recalls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The recalled editions in a database. Any process may mark an edition as recalled while another is
 * sending; the process that holds the lock settles the recall once nothing is in flight.
 */
public final class SqlRecalls implements Recalls {

  private final Database database;

  /** The recalled editions of a database. */
  public SqlRecalls(Database database) {
    this.database = database;
  }

  @Override
  public boolean recall(Slot slot, Instant at) {
    return database.update(
            "UPDATE editions SET recalled = ?"
                + " WHERE slot = ? AND closed IS NULL AND recalled IS NULL",
            at,
            slot)
        > 0;
  }

  @Override
  public Optional<Instant> recalled(Slot slot) {
    return moment("recalled", slot);
  }

  @Override
  public boolean isClosed(Slot slot) {
    return moment("closed", slot).isPresent();
  }

  @Override
  public List<Slot> unsettled() {
    return database.list(
        "SELECT slot FROM editions WHERE recalled IS NOT NULL AND closed IS NULL",
        row -> ColumnValues.slot(row, 1));
  }

  @Override
  public void settle(Slot slot, Instant at) {
    database.inTransaction(
        () -> {
          database.update(
              "DELETE FROM fates WHERE slot = ? AND NOT EXISTS (SELECT 1 FROM deliveries"
                  + " WHERE deliveries.slot = fates.slot AND state <> 'deferred')",
              slot);
          return database.update(
              "UPDATE editions SET closed = ? WHERE slot = ? AND closed IS NULL", at, slot);
        });
  }

  private Optional<Instant> moment(String column, Slot slot) {
    return database
        .first(
            "SELECT " + column + " FROM editions WHERE slot = ?",
            row -> ColumnValues.optionalInstant(row, 1),
            slot)
        .flatMap(at -> at);
  }
}
