package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
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
    Map<State, Long> counts = new EnumMap<>(State.class);
    database.each(
        "SELECT state, count(*) FROM deliveries" + OPEN + " GROUP BY state",
        row -> counts.put(ColumnValues.state(row, 1), row.getLong(2)));
    long written = counts.values().stream().mapToLong(Long::longValue).sum();
    long planned = database.number("SELECT total(planned) FROM delivery_plans" + OPEN);
    counts.put(State.PENDING, Math.max(0, planned - written));
    return new Tally(counts, 0);
  }

  /** How many editions are open. */
  public long openEditions() {
    return database.number(
        "SELECT count(*) FROM editions WHERE closed IS NULL AND recalled IS NULL");
  }

  /** How many addresses are suppressed. */
  public long suppressed() {
    return database.number("SELECT count(*) FROM suppressions");
  }
}
