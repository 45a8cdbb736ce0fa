package anemone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the roster that came from the operator's file, in its order, beside the file. An
 * entry that is new or has moved costs a search.
 */
final class RosterWalk implements AutoCloseable {

  /** Maximum distance to a later row up to which it is read past rather than searched again. */
  private static final int FARTHEST = 10_000;

  private static final String ROW =
      "SELECT id, address, spelling, name, listed, chosen, standing, imported FROM subscribers";

  private final Database database;
  private final RowReader<Row> rows;
  private Optional<Row> at;

  /** Starts at the first row. */
  RosterWalk(Database database) {
    this.database = database;
    this.rows =
        database.open(
            ROW
                + database.dialect().inRowOrder()
                + " WHERE listed IS NOT NULL"
                + " AND id <= (SELECT max(id) FROM subscribers) ORDER BY id",
            Row::of);
    this.at = rows.next();
  }

  /** Returns the row of an address, which is often the next one. */
  Optional<Row> row(String key) {
    if (at.isPresent() && at.get().address().equals(key)) {
      Optional<Row> here = at;
      at = rows.next();
      return here;
    }
    Optional<Row> found = find(database, key);
    if (found.isPresent() && at.isPresent()) {
      int id = found.get().id();
      if (id > at.get().id() && id - at.get().id() < FARTHEST) {
        while (at.isPresent() && at.get().id() <= id) {
          at = rows.next();
        }
      }
    }
    return found;
  }

  /** Searches the row of an address. */
  static Optional<Row> find(Database database, String key) {
    return database.first(ROW + " WHERE address = ?", Row::of, key);
  }

  @Override
  public void close() {
    rows.close();
  }

  /** A row; 0 stands for no preference set, an empty spelling for the address's key. */
  record Row(
      int id,
      String address,
      String spelling,
      String name,
      long listed,
      long chosen,
      String standing,
      long imported) {

    private static Row of(ResultSet row) throws SQLException {
      @Nullable String spelling = row.getString(3);
      return new Row(
          row.getInt(1),
          row.getString(2),
          spelling == null ? "" : spelling,
          row.getString(4),
          row.getLong(5),
          row.getLong(6),
          row.getString(7),
          row.getLong(8));
    }
  }
}
