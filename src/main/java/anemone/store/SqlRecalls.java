package anemone.store;

import anemone.edition.Slot;
import anemone.run.Recalls;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recalled editions, in a database. To recall one is a word that any process may put down while
 * another is sending; whoever has the right to write the state settles it once nothing is in
 * flight.
 */
public final class SqlRecalls implements Recalls {

  private final Database database;

  /** The recalled editions of a database. */
  public SqlRecalls(Database database) {
    this.database = database;
  }

  @Override
  public boolean recall(Slot slot, Instant at) {
    return database.inTransaction(
            connection ->
                change(
                    connection,
                    "UPDATE editions SET recalled = ?"
                        + " WHERE slot = ? AND closed IS NULL AND recalled IS NULL",
                    slot,
                    at))
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
    return database.reading(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT slot FROM editions WHERE recalled IS NOT NULL AND closed IS NULL");
              ResultSet rows = query.executeQuery()) {
            List<Slot> slots = new ArrayList<>();
            while (rows.next()) {
              slots.add(Slot.parse(rows.getString(1)));
            }
            return slots;
          }
        });
  }

  @Override
  public void settle(Slot slot, Instant at) {
    database.inTransaction(
        connection -> {
          int closed =
              change(
                  connection,
                  "UPDATE editions SET closed = ? WHERE slot = ? AND closed IS NULL",
                  slot,
                  at);
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM fates WHERE slot = ?1 AND NOT EXISTS (SELECT 1 FROM deliveries"
                      + " WHERE slot = ?1 AND state <> 'deferred')")) {
            delete.setString(1, slot.label());
            delete.executeUpdate();
          }
          return closed;
        });
  }

  private static int change(Connection connection, String sql, Slot slot, Instant at)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, at.toEpochMilli());
      update.setString(2, slot.label());
      return update.executeUpdate();
    }
  }

  private Optional<Instant> moment(String column, Slot slot) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT " + column + " FROM editions WHERE slot = ?")) {
            query.setString(1, slot.label());
            try (ResultSet row = query.executeQuery()) {
              long at = row.next() ? row.getLong(1) : 0;
              return at == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
            }
          }
        });
  }
}
