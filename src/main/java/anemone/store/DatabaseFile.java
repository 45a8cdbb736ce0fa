package anemone.store;

import anemone.process.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The SQLite database in the state folder, as a file that can be opened.
 *
 * <p>It keeps a write-ahead log and waits for the disk at every commit ({@code synchronous=FULL}),
 * so that committed transactions survive a crash. Opened read-only, it does not change any file.
 */
public final class DatabaseFile {

  private static final String FILE = "anemone.db";

  /** The file that writing processes lock in turn. */
  private static final String TURN = "turn";

  private static final int BUSY_MILLISECONDS = 10_000;

  /** The size of the page cache, in KiB; negative, as SQLite's {@code cache_size} requires. */
  private static final int CACHE = -(16 << 10);

  private static final int SMALL_CACHE = -(2 << 10);

  private DatabaseFile() {}

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
      return opened(
          url,
          writing(),
          turn(state),
          connection -> {
            waitForGaps(connection, Duration.ofMillis(BUSY_MILLISECONDS));
            Migrations.bringUpToDate(connection);
          });
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
      return opened(
          url,
          config,
          turn(state),
          connection -> {
            waitForGaps(connection, patience);
            leaveCheckpoints(connection);
            Migrations.requireCurrent(connection);
          });
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
        return empty();
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
      return opened(url, reading, WriteTurn.ALONE, Migrations::requireCurrent);
    } catch (SQLException e) {
      throw new StateException(
          "unable to read the state in " + state + ": " + StateException.why(e), e);
    }
  }

  /** Returns an empty database in memory, for a look at a state that does not exist. */
  static Database empty() {
    String url = "jdbc:sqlite::memory:";
    try {
      return opened(url, new SQLiteConfig(), WriteTurn.ALONE, Migrations::bringUpToDate);
    } catch (SQLException e) {
      throw new StateException("unable to open a database in memory", e);
    }
  }

  private static WriteTurn turn(Path state) {
    return new WriteTurn(Optional.of(state.resolve(TURN)));
  }

  private static void waitForGaps(Connection connection, Duration patience) throws SQLException {
    BusyHandler.setHandler(connection, new BusyWait(patience));
  }

  /**
   * Leaves it to a run to copy the write-ahead log into the database, which takes a tenth of a
   * second; without a run, the log grows to 64 MB before it is done here.
   */
  private static void leaveCheckpoints(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 16000");
    }
  }

  /** Connects to a database and checks its version; a connection that fails at that is closed. */
  private static Database opened(
      String url, SQLiteConfig config, WriteTurn turn, VersionCheck check) throws SQLException {
    Connection connection = connect(url, config);
    try {
      check.check(connection);
      return new Database(new OneSession(new Session(connection)), new SqliteDialect(turn), url);
    } catch (SQLException | RuntimeException e) {
      try {
        connection.close();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Checks the version of a database, or brings it up to date. */
  private interface VersionCheck {

    void check(Connection connection) throws SQLException;
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
}
