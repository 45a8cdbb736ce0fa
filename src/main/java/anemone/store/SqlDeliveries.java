package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Reply;
import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.run.DeliveryFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Figures about deliveries, counted by the database in constant memory. */
public final class SqlDeliveries implements DeliveryFigures {

  private static final String OPEN =
      " WHERE slot IN (SELECT slot FROM editions WHERE closed IS NULL AND recalled IS NULL)";

  private final Database database;

  /** The deliveries of a database. */
  public SqlDeliveries(Database database) {
    this.database = database;
  }

  @Override
  public Figures figures(Slot slot) {
    return database
        .first(
            "SELECT coalesce(sum(attempts), 0), min(first), max(last),"
                + " min(CASE state WHEN 'accepted' THEN last END),"
                + " max(CASE state WHEN 'accepted' THEN last END),"
                + " count(DISTINCT CASE state WHEN 'accepted' THEN last / 60000 END)"
                + " FROM deliveries WHERE slot = ?",
            row ->
                new Figures(
                    row.getLong(1),
                    ColumnValues.optionalInstant(row, 2),
                    ColumnValues.optionalInstant(row, 3),
                    ColumnValues.optionalInstant(row, 4),
                    ColumnValues.optionalInstant(row, 5),
                    row.getLong(6)),
            slot)
        .orElseThrow();
  }

  @Override
  public void domains(Slot slot, Consumer<Domain> consumer) {
    StringBuilder sql = new StringBuilder("SELECT " + domain() + " AS domain, sum(attempts)");
    for (State state : State.values()) {
      sql.append(", count(CASE state WHEN '").append(state.word()).append("' THEN 1 END)");
    }
    sql.append(" FROM deliveries WHERE slot = ? GROUP BY domain ORDER BY count(*) DESC, domain");
    database.each(sql.toString(), row -> consumer.accept(domain(row)), slot);
  }

  @Override
  public Map<String, Trouble> troubles(Slot slot, List<String> domains) {
    String sql =
        ("SELECT * FROM (SELECT %1$s AS domain, address, state, code, status, reply, last,"
                + " row_number() OVER (PARTITION BY %1$s ORDER BY last DESC) AS place"
                + " FROM deliveries WHERE slot = ? AND state IN ('deferred', 'refused', 'unknown')"
                + " AND %1$s IN (%2$s)) AS troubles WHERE place = 1")
            .formatted(domain(), String.join(", ", Collections.nCopies(domains.size(), "?")));
    List<Object> values = new ArrayList<>(List.of(slot));
    values.addAll(domains);
    Map<String, Trouble> troubles = new LinkedHashMap<>();
    database.each(sql, row -> troubles.put(row.getString(1), trouble(row)), values.toArray());
    return troubles;
  }

  @Override
  public Optional<Trouble> lastTrouble(Slot slot) {
    return database.first(
        "SELECT '', address, state, code, status, reply, last FROM deliveries"
            + " WHERE slot = ? AND state IN ('deferred', 'unknown') ORDER BY last DESC LIMIT 1",
        SqlDeliveries::trouble,
        slot);
  }

  @Override
  public Tally open() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    database.each(
        "SELECT state, count(*) FROM deliveries" + OPEN + " GROUP BY state",
        row -> counts.put(ColumnValues.state(row, 1), row.getLong(2)));
    long written = counts.values().stream().mapToLong(Long::longValue).sum();
    long planned = database.number("SELECT coalesce(sum(planned), 0) FROM delivery_plans" + OPEN);
    counts.put(State.PENDING, Math.max(0, planned - written));
    return new Tally(counts);
  }

  @Override
  public long openEditions() {
    return database.number(
        "SELECT count(*) FROM editions WHERE closed IS NULL AND recalled IS NULL");
  }

  @Override
  public long suppressed() {
    return database.number("SELECT count(*) FROM suppressions");
  }

  private String domain() {
    return database.dialect().domain("address");
  }

  private static Domain domain(ResultSet row) throws SQLException {
    Map<State, Long> counts = new EnumMap<>(State.class);
    int column = 3;
    for (State state : State.values()) {
      counts.put(state, row.getLong(column++));
    }
    return new Domain(row.getString(1), new Tally(counts), row.getLong(2));
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    return new Trouble(
        ColumnValues.address(row, 2),
        ColumnValues.state(row, 3),
        new Reply(row.getInt(4), row.getString(5), row.getString(6)),
        ColumnValues.instant(row, 7));
  }
}
