package anemone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection with its prepared statements; used by one thread at a time. */
final class Session {

  /** Maximum number of statements sent together. */
  private static final int MAX_BATCH = 1_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  /** Statements with values that were not sent yet, in the order of their first ones. */
  private final Map<String, PreparedStatement> waiting = new LinkedHashMap<>();

  private int values;
  private boolean inTransaction;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Returns its connection. */
  Connection connection() throws SQLException {
    send();
    return connection;
  }

  /** Returns a cached statement, which must not be closed. */
  PreparedStatement kept(String sql) throws SQLException {
    send();
    return cached(sql);
  }

  /**
   * Adds values for a statement, to be sent together at the latest before the next other use of the
   * connection. Statements of different texts may change their places.
   *
   * @param bind sets the values
   */
  void add(String sql, Bind bind) throws SQLException {
    PreparedStatement statement = waiting.get(sql);
    if (statement == null) {
      statement = cached(sql);
      waiting.put(sql, statement);
    }
    bind.to(statement);
    statement.addBatch();
    if (++values == MAX_BATCH) {
      send();
    }
  }

  private void send() throws SQLException {
    if (values > 0) {
      values = 0;
      for (PreparedStatement statement : waiting.values()) {
        int[] unused = statement.executeBatch();
      }
      waiting.clear();
    }
  }

  /** Forgets what was not sent, and returns the connection. */
  Connection emptied() throws SQLException {
    values = 0;
    for (PreparedStatement statement : waiting.values()) {
      statement.clearBatch();
    }
    waiting.clear();
    return connection;
  }

  private PreparedStatement cached(String sql) throws SQLException {
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

  /** Sets the values of a statement. */
  interface Bind {
    void to(PreparedStatement statement) throws SQLException;
  }

  /** Starts a transaction. */
  interface Begin {
    void begin(Session session) throws SQLException;
  }
}
