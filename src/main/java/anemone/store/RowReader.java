package anemone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads the rows of a query one by one, between other statements on one connection.
 *
 * @param <T> the type of a mapped row
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
   * Returns the next mapped row; empty at the end.
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
