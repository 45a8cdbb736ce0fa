package anemone.store;

import anemone.edition.Slot;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The statements and transactions of an open database. */
public final class Database implements AutoCloseable {

  /** Maximum number of times that statements are tried that were undone to end a deadlock. */
  private static final int MAX_TRIES = 5;

  private final Sessions sessions;
  private final Dialect dialect;
  private final String url;

  Database(Sessions sessions, Dialect dialect, String url) {
    this.sessions = sessions;
    this.dialect = dialect;
    this.url = url;
  }

  /** Returns what differs from other databases. */
  Dialect dialect() {
    return dialect;
  }

  /**
   * Runs {@code work} in one transaction, while no other one runs.
   *
   * @throws StateException if the database cannot be written
   */
  <T> T inTransaction(Supplier<T> work) {
    return use("write", s -> s.inTransaction(dialect, dialect::beginAlone, session -> work.get()));
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
    return use("write", session -> bound(session.kept(sql), values).executeUpdate());
  }

  /**
   * Runs an INSERT, UPDATE or DELETE whose count is not needed, in the current transaction. A
   * remote database gets many of them at once, at the latest before the next query.
   *
   * @throws StateException if the database cannot be written
   */
  void add(String sql, Object... values) {
    int unused =
        use(
            "write",
            session -> {
              if (dialect.isRemote() && session.isInTransaction()) {
                session.add(sql, statement -> bound(statement, values));
                return 0;
              }
              return bound(session.kept(sql), values).executeUpdate();
            });
  }

  /**
   * A statement that changes rows.
   *
   * @param sql the statement
   * @param values its parameters
   * @param subject what it changes: statements about equal subjects keep their order
   * @param hasArrays whether the statement changes any number of rows, one a subject: it takes an
   *     array for each value, and returns the places, from 1, of the rows that it changed
   */
  record Update(String sql, List<Object> values, Object subject, boolean hasArrays) {

    Update(String sql, List<Object> values, Object subject) {
      this(sql, values, subject, false);
    }
  }

  /**
   * Runs statements in one transaction, beside those of others; those about one subject in order.
   *
   * @param before runs before the commit; again, if the database undid all to end a deadlock
   * @return the number of rows that each changed
   * @throws StateException if the database cannot be written
   */
  int[] updateAll(List<Update> updates, Runnable before) {
    return use(
        "write",
        session -> {
          for (int tries = 1; ; tries++) {
            try {
              return updateAll(session, updates, before);
            } catch (SQLException e) {
              if (tries == MAX_TRIES || !ServerFailure.isDeadlock(e)) {
                throw e;
              }
            }
          }
        });
  }

  private int[] updateAll(Session s, List<Update> updates, Runnable before) throws SQLException {
    return s.inTransaction(
        dialect,
        dialect::begin,
        session -> {
          int[] changed = dialect.isRemote() ? batches(updates, session) : single(updates, session);
          before.run();
          return changed;
        });
  }

  private int[] single(List<Update> updates, Session session) throws SQLException {
    int[] changed = new int[updates.size()];
    for (int i = 0; i < changed.length; i++) {
      Update update = updates.get(i);
      changed[i] = bound(session.kept(update.sql()), update.values().toArray()).executeUpdate();
    }
    return changed;
  }

  /** Sends statements that differ only in their values together. */
  private int[] batches(List<Update> updates, Session session) throws SQLException {
    int[] changed = new int[updates.size()];
    for (List<Integer> batch : UpdateBatches.of(updates)) {
      List<List<Object>> values = batch.stream().map(i -> updates.get(i).values()).toList();
      Update kind = updates.get(batch.get(0));
      PreparedStatement statement = session.kept(kind.sql());
      int[] counts = kind.hasArrays() ? rows(statement, values) : each(statement, values);
      for (int i = 0; i < counts.length; i++) {
        changed[batch.get(i)] = counts[i];
      }
    }
    return changed;
  }

  private int[] each(PreparedStatement statement, List<List<Object>> values) throws SQLException {
    for (List<Object> one : values) {
      bound(statement, one.toArray()).addBatch();
    }
    return statement.executeBatch();
  }

  private int[] rows(PreparedStatement statement, List<List<Object>> values) throws SQLException {
    int[] changed = new int[values.size()];
    try (ResultSet places = ColumnValues.bindArrays(dialect, statement, values).executeQuery()) {
      while (places.next()) {
        changed[places.getInt(1) - 1] = 1;
      }
    }
    return changed;
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
    return use(
        "read",
        session -> {
          try (ResultSet rows = bound(session.kept(sql), values).executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
          }
        });
  }

  /**
   * Passes the rows of a query to {@code rows} one by one, in constant memory.
   *
   * @throws StateException if the database cannot be read
   */
  void each(String sql, RowConsumer rows, Object... values) {
    int unused =
        use(
            "read",
            session ->
                dialect.streamsInTransactions()
                    ? session.inTransaction(
                        dialect, dialect::begin, inside -> pass(inside, sql, rows, values))
                    : pass(session, sql, rows, values));
  }

  private int pass(Session session, String sql, RowConsumer rows, Object... values)
      throws SQLException {
    // Not a cached statement: the consumer may run this query again meanwhile.
    try (PreparedStatement query = session.connection().prepareStatement(sql)) {
      dialect.stream(query);
      try (ResultSet row = bound(query, values).executeQuery()) {
        while (row.next()) {
          rows.accept(row);
        }
        return 0;
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
    int unused =
        use(
            "write",
            session -> {
              try (Statement statement = session.connection().createStatement()) {
                for (String sql : statements) {
                  statement.execute(sql);
                }
                return 0;
              }
            });
  }

  /**
   * Returns a reader of a query's rows, for the current transaction; the caller closes it.
   *
   * @throws StateException if the database cannot be read
   */
  <T> RowReader<T> open(String sql, Row<T> row, Object... values) {
    return use(
        "read",
        session -> {
          PreparedStatement query = session.connection().prepareStatement(sql);
          try {
            dialect.stream(query);
            return new RowReader<>(query, bound(query, values).executeQuery(), row);
          } catch (SQLException e) {
            query.close();
            throw e;
          }
        });
  }

  private PreparedStatement bound(PreparedStatement statement, Object... values)
      throws SQLException {
    return ColumnValues.bind(dialect, statement, values);
  }

  private <T> T use(String what, Sessions.Work<T> work) {
    try {
      return sessions.use(work);
    } catch (SQLException e) {
      throw unable(what, e);
    }
  }

  static StateException unable(String what, SQLException e) {
    return StateException.unable(what + " the state", e);
  }

  @Override
  public void close() {
    try {
      sessions.close();
    } catch (SQLException e) {
      throw unable("close", e);
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
