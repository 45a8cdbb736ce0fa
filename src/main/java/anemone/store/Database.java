package anemone.store;

import anemone.edition.Slot;
import anemone.process.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The SQLite database in the state folder.
 *
 * <p>It keeps a write-ahead log and waits for the disk at every commit ({@code synchronous=FULL}),
 * so that committed transactions survive a crash. Opened read-only, it does not change any file.
 */
public final class Database implements AutoCloseable {

  private static final String FILE = "anemone.db";
  private static final int BUSY_MILLISECONDS = 10_000;

  /** The size of the page cache, in KiB; negative, as SQLite's {@code cache_size} requires. */
  private static final int CACHE = -(16 << 10);

  private static final int SMALL_CACHE = -(2 << 10);

  private final Connection connection;
  private final String url;
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  private Database(Connection connection, String url) {
    this.connection = connection;
    this.url = url;
  }

  /** Returns the path of the database in a state folder. */
  static Path file(Path state) {
    return state.resolve(FILE);
  }

  /** Whether a state folder has a database. */
  public static boolean existsIn(Path state) {
    return Files.exists(state.resolve(FILE));
  }

  /**
   * Whether a state folder has a database of this version.
   *
   * @throws StateException if it is of a newer version, or cannot be read
   */
  static boolean isCurrentIn(Path state) {
    if (!existsIn(state)) {
      return false;
    }
    try (Connection connection = connect("jdbc:sqlite:" + state.resolve(FILE), writing())) {
      return Migrations.isCurrent(connection);
    } catch (SQLException e) {
      throw new StateException(
          "unable to read the state in " + state + ": " + StateException.why(e), e);
    }
  }

  /**
   * Opens the database for reading and writing; creates it and its folder if needed.
   *
   * @throws StateException if it cannot be read or written, or is of a newer version
   */
  public static Database open(Path state) {
    try {
      PrivateFiles.createDirectories(state);
      // SQLite gives its further files the permissions of the first.
      PrivateFiles.open(state.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
          .close();
    } catch (IOException e) {
      throw new StateException(
          "unable to make the state folder " + state + ": " + StateException.why(e), e);
    }
    String url = "jdbc:sqlite:" + state.resolve(FILE);
    try {
      Connection connection = connect(url, writing());
      Migrations.bringUpToDate(connection);
      return new Database(connection, url);
    } catch (SQLException e) {
      throw new StateException(
          "unable to open the state in " + state + ": " + StateException.why(e), e);
    }
  }

  /**
   * Opens an existing database for a short write while another process holds the lock of the state
   * folder.
   *
   * @throws StateException if it cannot be read or written, or is of another version
   */
  public static Database beside(Path state) {
    return beside(state, Duration.ofMillis(BUSY_MILLISECONDS));
  }

  /**
   * Opens an existing database for writes while another process holds the lock of the state folder.
   *
   * @param patience the maximum time that a change waits for another writer
   * @throws StateException if it cannot be read or written, or is of another version
   */
  static Database beside(Path state, Duration patience) {
    return beside(state, patience, CACHE);
  }

  /**
   * Opens an existing database a second time, for queries that find few rows and must not wait for
   * the changes of the first.
   *
   * @throws StateException if it cannot be read, or is of another version
   */
  static Database forLookups(Path state, Duration patience) {
    return beside(state, patience, SMALL_CACHE);
  }

  private static Database beside(Path state, Duration patience, int cache) {
    String url = "jdbc:sqlite:" + state.resolve(FILE);
    try {
      SQLiteConfig config = writing();
      config.setCacheSize(cache);
      config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
      Connection connection = connect(url, config);
      Migrations.requireCurrent(connection);
      return new Database(connection, url);
    } catch (SQLException e) {
      throw new StateException(
          "unable to open the state in " + state + ": " + StateException.why(e), e);
    }
  }

  /**
   * Opens the database read-only; a missing one appears empty.
   *
   * @throws StateException if it cannot be read, or is of another version
   */
  public static Database look(Path state) {
    Path file = state.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Connection empty = connect("jdbc:sqlite::memory:", new SQLiteConfig());
        Migrations.bringUpToDate(empty);
        return new Database(empty, "jdbc:sqlite::memory:");
      }
      SQLiteConfig reading = new SQLiteConfig();
      reading.setReadOnly(true);
      reading.setBusyTimeout(BUSY_MILLISECONDS);
      // Without a write-ahead log nobody is writing; only "immutable" creates no files.
      boolean quiet = !Files.exists(state.resolve(FILE + "-wal"));
      String url =
          "jdbc:sqlite:file:"
              + file.toAbsolutePath().toUri().getRawPath()
              + (quiet ? "?immutable=1" : "");
      Connection connection = connect(url, reading);
      Migrations.requireCurrent(connection);
      return new Database(connection, url);
    } catch (SQLException e) {
      throw new StateException(
          "unable to read the state in " + state + ": " + StateException.why(e), e);
    }
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

  private static SQLiteConfig writing() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setCacheSize(CACHE);
    // Otherwise the driver queries the row number after each insert.
    config.setGetGeneratedKeys(false);
    return config;
  }

  private static Connection connect(String url, SQLiteConfig config) throws SQLException {
    return config.createConnection(url);
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
