package anemone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The rows of a query that are read one by one, beside other work on the same connection.
 *
 * @param <T> what a row becomes
 */
final class RowReader<T> implements AutoCloseable {

  private final PreparedStatement query;
  private final ResultSet rows;
  private final Database.Row<T> row;

  RowReader(PreparedStatement query, ResultSet rows, Database.Row<T> row) {
    this.query = query;
    this.rows = rows;
    this.row = row;
  }

  /**
   * Returns the next row; empty at the end.
   *
   * @throws StateException if it cannot be read
   */
  Optional<T> next() {
    try {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw Database.unable("read", e);
    }
  }

  @Override
  public void close() {
    try (query;
        rows) {
      return;
    } catch (SQLException e) {
      throw Database.unable("read", e);
    }
  }
}
