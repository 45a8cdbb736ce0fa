package anemone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
  public static boolean isCurrentIn(Path state) {
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
   * The same.
   *
   * @param patience how long to wait for another writer before giving up
   */
  public static Database beside(Path state, Duration patience) {
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

  /** Does some work in one transaction: all of it is kept, or nothing. */
  <T> T inTransaction(Work<T> work) {
    synchronized (connection) {
      try {
        kept("BEGIN IMMEDIATE").execute();
        try {
          T result = work.with(connection);
          kept("COMMIT").execute();
          return result;
        } catch (SQLException | RuntimeException e) {
          undo(e);
          throw e;
        }
      } catch (SQLException e) {
        throw new StateException("unable to write the state: " + StateException.why(e), e);
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

  /** A statement that is prepared once, and not closed; to be asked for by work under way. */
  PreparedStatement kept(String sql) throws SQLException {
    PreparedStatement known = kept.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      kept.put(sql, known);
    }
    return known;
  }

  /** Reads, without a transaction of its own. */
  <T> T reading(Work<T> work) {
    synchronized (connection) {
      try {
        return work.with(connection);
      } catch (SQLException e) {
        throw new StateException("unable to read the state: " + StateException.why(e), e);
      }
    }
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
   * Something done with the connection.
   *
   * @param <T> what it gives back
   */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }
}
