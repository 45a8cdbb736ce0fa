package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** How things stand in a database, in few numbers. */
public final class SqlTotals {

  private static final String OPEN =
      " WHERE slot IN (SELECT slot FROM editions WHERE closed IS NULL AND recalled IS NULL)";

  private final Database database;

  /** The numbers of a database. */
  public SqlTotals(Database database) {
    this.database = database;
  }

  /** The deliveries of all open editions, counted by state. */
  public Tally open() {
    return database.reading(
        connection -> {
          Map<State, Long> counts = new EnumMap<>(State.class);
          long written = 0;
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT state, count(*) FROM deliveries" + OPEN + " GROUP BY state");
              ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              String word = rows.getString(1);
              State state =
                  State.of(word)
                      .orElseThrow(() -> new SQLException("no state of a delivery: " + word));
              counts.put(state, rows.getLong(2));
              written += rows.getLong(2);
            }
          }
          long planned = number("SELECT total(planned) FROM delivery_plans" + OPEN);
          counts.put(State.PENDING, Math.max(0, planned - written));
          return new Tally(counts, 0);
        });
  }

  /** How many editions are open. */
  public long openEditions() {
    return number("SELECT count(*) FROM editions WHERE closed IS NULL AND recalled IS NULL");
  }

  /** How many addresses are suppressed. */
  public long suppressed() {
    return number("SELECT count(*) FROM suppressions");
  }

  private long number(String sql) {
    return database.reading(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql);
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
