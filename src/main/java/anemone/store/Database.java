package anemone.store;

import anemone.edition.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The statements and transactions of an open SQLite database. */
public final class Database implements AutoCloseable {

  private final Connection connection;
  private final String url;
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  Database(Connection connection, String url) {
    this.connection = connection;
    this.url = url;
  }

  /**
   * Runs {@code work} in one transaction.
   *
   * @throws StateException if the database cannot be written
   */
  <T> T inTransaction(Supplier<T> work) {
    synchronized (connection) {
      try {
        kept("BEGIN IMMEDIATE").execute();
        try {
          T result = work.get();
          kept("COMMIT").execute();
          return result;
        } catch (SQLException | RuntimeException e) {
          undo(e);
          throw e;
        }
      } catch (SQLException e) {
        throw unable("write", e);
      }
    }
  }

  /** Rolls back; fails harmlessly if SQLite has done so already, as on a full disk. */
  private void undo(Exception reason) {
    try {
      kept("ROLLBACK").execute();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Runs an INSERT, UPDATE or DELETE, in the current transaction or, without one, in its own.
   *
   * @param values its parameters: text, numbers, bytes, {@link Instant}s, {@link Slot}s, or an
   *     {@link Optional} of one of these
   * @return the number of changed rows
   * @throws StateException if the database cannot be written
   */
  int update(String sql, Object... values) {
    synchronized (connection) {
      try {
        return ColumnValues.bind(kept(sql), values).executeUpdate();
      } catch (SQLException e) {
        throw unable("write", e);
      }
    }
  }

  /**
   * Returns the rows of a query, mapped by {@code row}, in order.
   *
   * @throws StateException if the database cannot be read
   */
  <T> List<T> list(String sql, Row<T> row, Object... values) {
    List<T> all = new ArrayList<>();
    each(sql, rows -> all.add(row.read(rows)), values);
    return List.copyOf(all);
  }

  /**
   * Returns the first row of a query, mapped by {@code row}; empty without rows.
   *
   * @throws StateException if the database cannot be read
   */
  <T> Optional<T> first(String sql, Row<T> row, Object... values) {
    synchronized (connection) {
      try (ResultSet rows = ColumnValues.bind(kept(sql), values).executeQuery()) {
        return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
      } catch (SQLException e) {
        throw unable("read", e);
      }
    }
  }

  /**
   * Passes the rows of a query to {@code rows} one by one, in constant memory.
   *
   * @throws StateException if the database cannot be read
   */
  void each(String sql, RowConsumer rows, Object... values) {
    synchronized (connection) {
      // Not a cached statement: the consumer may run this query again meanwhile.
      try (PreparedStatement query = connection.prepareStatement(sql);
          ResultSet row = ColumnValues.bind(query, values).executeQuery()) {
        while (row.next()) {
          rows.accept(row);
        }
      } catch (SQLException e) {
        throw unable("read", e);
      }
    }
  }

  /** Returns the number that a query of one column returns; 0 without rows. */
  long number(String sql, Object... values) {
    return first(sql, row -> row.getLong(1), values).orElse(0L);
  }

  /** Whether a query returns a row. */
  boolean exists(String sql, Object... values) {
    return first(sql, row -> true, values).isPresent();
  }

  /**
   * Runs statements that define tables or indexes, in the current transaction.
   *
   * @throws StateException if the database cannot be written
   */
  void define(Collection<String> statements) {
    synchronized (connection) {
      try (Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      } catch (SQLException e) {
        throw unable("write", e);
      }
    }
  }

  /**
   * Returns a reader of a query's rows; the caller closes it.
   *
   * @throws StateException if the database cannot be read
   */
  <T> RowReader<T> open(String sql, Row<T> row, Object... values) {
    synchronized (connection) {
      try {
        PreparedStatement query = connection.prepareStatement(sql);
        try {
          return new RowReader<>(query, ColumnValues.bind(query, values).executeQuery(), row);
        } catch (SQLException e) {
          query.close();
          throw e;
        }
      } catch (SQLException e) {
        throw unable("read", e);
      }
    }
  }

  /**
   * Returns a cached statement, which must not be closed; requires the lock on {@link #connection}.
   */
  private PreparedStatement kept(String sql) throws SQLException {
    PreparedStatement known = kept.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      kept.put(sql, known);
    }
    return known;
  }

  static StateException unable(String what, SQLException e) {
    return new StateException("unable to " + what + " the state: " + StateException.why(e), e);
  }

  @Override
  public void close() {
    synchronized (connection) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new StateException("unable to close the state: " + StateException.why(e), e);
      }
    }
  }

  @Override
  public String toString() {
    return url;
  }

  /**
   * Maps one row of a result.
   *
   * @param <T> the type of the mapped row
   */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Consumes one row of a result. */
  interface RowConsumer {
    void accept(ResultSet row) throws SQLException;
  }
}
