package anemone.store;

import anemone.subscriber.PreferenceSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The preference sets of a database by their numbers. A long list has few different ones, which are
 * kept in memory; to be used within one transaction or by one reader.
 */
final class PreferenceSets {

  private static final int MOST_KEPT = 20_000;

  private final Database database;
  private final Map<PreferenceSet, Long> numbers = new HashMap<>();
  private final Map<Long, PreferenceSet> sets = new HashMap<>();

  PreferenceSets(Database database) {
    this.database = database;
  }

  /** The number of a set, which it gets if it has none. */
  long number(Connection connection, PreferenceSet set) throws SQLException {
    Long known = numbers.get(set);
    if (known == null) {
      if (numbers.size() >= MOST_KEPT) {
        numbers.clear();
      }
      known = stored(connection, PreferenceJson.write(set));
      numbers.put(set, known);
    }
    return known;
  }

  /** The set of a number. */
  PreferenceSet set(long number) throws SQLException {
    PreferenceSet known = sets.get(number);
    if (known == null) {
      if (sets.size() >= MOST_KEPT) {
        sets.clear();
      }
      PreparedStatement query = database.kept("SELECT said FROM preference_sets WHERE id = ?");
      query.setLong(1, number);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("there is no preference set " + number);
        }
        known = PreferenceJson.read(row.getString(1));
      }
      sets.put(number, known);
    }
    return known;
  }

  private static long stored(Connection connection, String said) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO preference_sets (said) VALUES (?) ON CONFLICT (said) DO NOTHING")) {
      insert.setString(1, said);
      insert.executeUpdate();
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id FROM preference_sets WHERE said = ?")) {
      query.setString(1, said);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
