package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.deliver.Reply;
import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks into the deliveries of an edition. The database counts them: a million cost no memory. */
public final class SqlDeliveries {

  // An address has one @, as EmailAddress reads it.
  private static final String DOMAIN = "lower(substr(address, instr(address, '@') + 1))";

  private final Database database;

  /** The deliveries of a database. */
  public SqlDeliveries(Database database) {
    this.database = database;
  }

  /**
   * An edition's deliveries in figures.
   *
   * @param attempts how many attempts have ended
   * @param first when the first delivery was written down
   * @param last when the last one was
   * @param acceptedFirst when the first one was accepted
   * @param acceptedLast when the last one was
   * @param minutes in how many minutes of the clock at least one was
   */
  public record Figures(
      long attempts,
      Optional<Instant> first,
      Optional<Instant> last,
      Optional<Instant> acceptedFirst,
      Optional<Instant> acceptedLast,
      long minutes) {}

  /**
   * The deliveries to the addresses of one domain.
   *
   * @param name the domain
   * @param tally how many are in each state
   * @param attempts how many attempts have ended
   */
  public record Domain(String name, Tally tally, long attempts) {}

  /**
   * What went wrong with a delivery.
   *
   * @param address to whom it was
   * @param state what it is now
   * @param reply what the server said
   * @param at when
   */
  public record Trouble(EmailAddress address, State state, Reply reply, Instant at) {}

  /** The deliveries of an edition in figures. */
  public Figures figures(Slot slot) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT total(attempts), min(first), max(last),"
                      + " min(CASE state WHEN 'accepted' THEN last END),"
                      + " max(CASE state WHEN 'accepted' THEN last END),"
                      + " count(DISTINCT CASE state WHEN 'accepted' THEN last / 60000 END)"
                      + " FROM deliveries WHERE slot = ?")) {
            query.setString(1, slot.label());
            try (ResultSet row = query.executeQuery()) {
              row.next();
              return new Figures(
                  row.getLong(1),
                  moment(row, 2),
                  moment(row, 3),
                  moment(row, 4),
                  moment(row, 5),
                  row.getLong(6));
            }
          }
        });
  }

  /** The domains that an edition has been tried for, the one with the most deliveries first. */
  public void domains(Slot slot, Consumer<Domain> consumer) {
    StringBuilder sql = new StringBuilder("SELECT " + DOMAIN + " AS domain, total(attempts)");
    for (State state : State.values()) {
      sql.append(", total(state = '").append(state.word()).append("')");
    }
    sql.append(" FROM deliveries WHERE slot = ? GROUP BY domain ORDER BY count(*) DESC, domain");
    database.reading(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql.toString())) {
            query.setString(1, slot.label());
            try (ResultSet rows = query.executeQuery()) {
              int met = 0;
              for (; rows.next(); met++) {
                consumer.accept(domain(rows));
              }
              return met;
            }
          }
        });
  }

  /** The last thing that went wrong with a delivery to each of some domains, if anything did. */
  public Map<String, Trouble> troubles(Slot slot, List<String> domains) {
    String sql =
        // The other columns are those of the row that has the maximum (SQLite's "bare columns").
        ("SELECT %s AS domain, address, state, code, status, reply, max(last) FROM deliveries"
                + " WHERE slot = ? AND state IN ('deferred', 'refused', 'unknown')"
                + " AND domain IN (%s) GROUP BY domain")
            .formatted(DOMAIN, String.join(", ", Collections.nCopies(domains.size(), "?")));
    return database.reading(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, slot.label());
            for (int i = 0; i < domains.size(); i++) {
              query.setString(i + 2, domains.get(i));
            }
            Map<String, Trouble> troubles = new LinkedHashMap<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                troubles.put(rows.getString(1), trouble(rows));
              }
            }
            return troubles;
          }
        });
  }

  /** The states of an edition's deliveries as they are written down now. */
  public Ledger.States states(Slot slot) {
    return database.reading(connection -> DeliveryStates.read(connection, slot));
  }

  private static Domain domain(ResultSet row) throws SQLException {
    Map<State, Long> counts = new EnumMap<>(State.class);
    int column = 3;
    for (State state : State.values()) {
      counts.put(state, row.getLong(column++));
    }
    return new Domain(row.getString(1), new Tally(counts, 0), row.getLong(2));
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    String address = row.getString(2);
    int at = address.indexOf('@');
    return new Trouble(
        new EmailAddress(address.substring(0, at), address.substring(at + 1)),
        state(row.getString(3)),
        new Reply(row.getInt(4), row.getString(5), row.getString(6)),
        Instant.ofEpochMilli(row.getLong(7)));
  }

  private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }

  private static State state(String word) throws SQLException {
    return State.of(word).orElseThrow(() -> new SQLException("no state of a delivery: " + word));
  }
}
