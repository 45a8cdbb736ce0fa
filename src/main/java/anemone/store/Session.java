package anemone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection with its prepared statements; used by one thread at a time. */
final class Session {

  private final Connection connection;
  private final Map<String, PreparedStatement> kept = new HashMap<>();
  private boolean inTransaction;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Returns its connection. */
  Connection connection() {
    return connection;
  }

  /** Returns a cached statement, which must not be closed. */
  PreparedStatement kept(String sql) throws SQLException {
    PreparedStatement known = kept.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      kept.put(sql, known);
    }
    return known;
  }

  /** Whether {@link #inTransaction} is running. */
  boolean isInTransaction() {
    return inTransaction;
  }

  /**
   * Runs work between the beginning and the end of a transaction; within another one, as its part.
   *
   * @param begins starts the transaction
   */
  <T> T inTransaction(Dialect dialect, Begin begins, Sessions.Work<T> work) throws SQLException {
    if (inTransaction) {
      return work.with(this);
    }
    begins.begin(this);
    inTransaction = true;
    try {
      T result = work.with(this);
      dialect.commit(this);
      return result;
    } catch (SQLException | RuntimeException e) {
      undo(dialect, e);
      throw e;
    } finally {
      inTransaction = false;
    }
  }

  /** Rolls back; fails harmlessly if the database has done so already, as on a full disk. */
  private void undo(Dialect dialect, Exception reason) {
    try {
      dialect.rollback(this);
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Starts a transaction. */
  interface Begin {
    void begin(Session session) throws SQLException;
  }
}
