package anemone.store;

import anemone.edition.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * so that what a committed transaction wrote is there after a crash. One opened to look changes no
 * byte of it.
 */
public final class Database implements AutoCloseable {

  private static final String FILE = "anemone.db";
  private static final int BUSY_MILLISECONDS = 10_000;

  /** So much of it is kept in memory, in KiB, written as SQLite has it: as a negative number. */
  private static final int CACHE = -(16 << 10);

  private final Connection connection;
  private final String url;
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  private Database(Connection connection, String url) {
    this.connection = connection;
    this.url = url;
  }

  /** Where the database of a state folder is. */
  static Path file(Path state) {
    return state.resolve(FILE);
  }

  /** Whether the state folder holds a database. */
  public static boolean existsIn(Path state) {
    return Files.exists(state.resolve(FILE));
  }

  /**
   * Whether the state folder holds a database of this version.
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
   * Opens the database for reading and writing; makes it, and its folder, where there is none.
   *
   * @throws StateException if it cannot be read or written, or is of a newer version
   */
  public static Database open(Path state) {
    try {
      Files.createDirectories(state);
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
   * Opens an existing database for a word to the process that is working on it, which holds the
   * right to write the state folder.
   *
   * @throws StateException if it cannot be read or written, or is of another version
   */
  public static Database beside(Path state) {
    return beside(state, Duration.ofMillis(BUSY_MILLISECONDS));
  }

  /**
   * Opens an existing database beside the process that is working on it.
   *
   * @param patience how long a change waits for another writer before it fails
   * @throws StateException if it cannot be read or written, or is of another version
   */
  static Database beside(Path state, Duration patience) {
    String url = "jdbc:sqlite:" + state.resolve(FILE);
    try {
      SQLiteConfig config = writing();
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
   * Opens an existing database to look at it; an absent one looks empty.
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
      // Without a log beside it nobody is writing, and only "immutable" leaves no file behind.
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
   * Runs {@code work} in one transaction: all of it is kept, or nothing.
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

  /** SQLite has undone it by itself where it failed for want of room or of a working disk. */
  private void undo(Exception reason) {
    try {
      kept("ROLLBACK").execute();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Runs an INSERT, UPDATE or DELETE: in the transaction under way, or else in one of its own.
   *
   * @param values its parameters: text, numbers, bytes, {@link Instant}s, {@link Slot}s, or an
   *     {@link Optional} of one of these
   * @return the number of rows it changed
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
   * Returns what {@code row} makes of every row of a query, in its order.
   *
   * @throws StateException if the database cannot be read
   */
  <T> List<T> list(String sql, Row<T> row, Object... values) {
    List<T> all = new ArrayList<>();
    each(sql, rows -> all.add(row.read(rows)), values);
    return List.copyOf(all);
  }

  /**
   * Returns what {@code row} makes of the first row of a query, if it has one.
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
   * Hands every row of a query to {@code rows} without holding them all.
   *
   * @throws StateException if the database cannot be read
   */
  void each(String sql, RowConsumer rows, Object... values) {
    synchronized (connection) {
      // A statement of its own: whoever takes the rows may ask this query again meanwhile.
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

  /** The number that a query of one row and column returns; 0 if there is no row. */
  long number(String sql, Object... values) {
    return first(sql, row -> row.getLong(1), values).orElse(0L);
  }

  /** Whether a query has a row. */
  boolean exists(String sql, Object... values) {
    return first(sql, row -> true, values).isPresent();
  }

  /**
   * Runs statements that define tables or indexes, in the transaction under way.
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
   * Starts to read the rows of a query one by one; the caller closes it.
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

  /** A statement that is prepared once and never closed; only while {@link #connection} is held. */
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
    // Otherwise each row that is written is followed by a query for its number.
    config.setGetGeneratedKeys(false);
    return config;
  }

  private static Connection connect(String url, SQLiteConfig config) throws SQLException {
    return config.createConnection(url);
  }

  /**
   * Reads one row of a result.
   *
   * @param <T> what it makes of the row
   */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes one row of a result. */
  interface RowConsumer {
    void accept(ResultSet row) throws SQLException;
  }
}
