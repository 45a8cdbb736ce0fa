package anemone.store;

import anemone.deliver.Sleeper;
import anemone.process.PrivateFiles;
import anemone.run.NewsletterState;
import anemone.run.StateHistory;
import anemone.run.StateInUseException;
import anemone.run.WorkerState;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A state in a PostgreSQL database, which any machine can use; the state folder of each machine
 * holds only its log of outcomes and its editors' sheets.
 */
public final class PostgresFolder implements MovableState {

  /** How long a worker waits for another process that migrates the database. */
  private static final Duration WORKER_PATIENCE = Duration.ofMinutes(1);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final int KEY_BYTES = 32;
  private static final String KEEP_KEY =
      "INSERT INTO link_key (\"only\", key) VALUES (1, ?) ON CONFLICT (\"only\") DO NOTHING";

  private final PostgresServer server;
  private final Path path;
  private final Clock clock;
  private final Sleeper pause;
  private final Optional<Path> notes;

  /** The key that signs links, once it was read. */
  private Optional<Secret> key = Optional.empty();

  /**
   * A state in a database.
   *
   * @param server the database
   * @param path the state folder of this machine
   * @param clock the time
   * @param pause waits for another process
   * @param notes a folder of this machine with a note of each state, which reveals a restored
   *     backup
   */
  public PostgresFolder(
      PostgresServer server, Path path, Clock clock, Sleeper pause, Optional<Path> notes) {
    this.server = server;
    this.path = path;
    this.clock = clock;
    this.pause = pause;
    this.notes = notes;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public boolean exists() {
    return with("read", connection -> PostgresMigrations.version(connection) > 0);
  }

  @Override
  public NewsletterState read() {
    return state(here(look()));
  }

  /** Opens the database for reading only; one without a state appears empty. */
  private Database look() {
    Connection connection = connect(PostgresServer.PATIENCE);
    try {
      if (PostgresMigrations.version(connection) == 0) {
        connection.close();
        return DatabaseFile.empty();
      }
      PostgresMigrations.requireCurrent(connection);
      PostgresDialect.run(connection, "SET default_transaction_read_only = on");
      return database(connection);
    } catch (SQLException e) {
      throw failure("read", connection, e);
    }
  }

  @Override
  public NewsletterState openBeside() {
    Connection connection = connect(PostgresServer.PATIENCE);
    try {
      PostgresMigrations.requireCurrent(connection);
      return state(here(database(connection)));
    } catch (SQLException e) {
      throw failure("open", connection, e);
    }
  }

  @Override
  public NewsletterState openShared(Duration patience) {
    if (!with("open", PostgresMigrations::isCurrent)) {
      open().close();
    }
    Database database = pool(patience);
    try {
      MovedState.requireHere(database);
      return SqlState.shared(database, database, clock, history(database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public WorkerState openWorker(String name) {
    if (!with("open", PostgresMigrations::isCurrent)) {
      // Several workers may start on a new or an older database at once: one migrates it.
      open(WORKER_PATIENCE, false).close();
    }
    return PostgresWorker.open(server, name, path, clock, this::history);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public NewsletterState open(Duration patience, boolean trusted) {
    Database database = database(current(locked(patience)));
    try {
      MovedState.requireHere(database);
      Optional<OutsideNote> outside = note();
      StateHistory history = history(database);
      Instant now = clock.instant();
      if (!trusted) {
        DatabaseClock.check(database, now);
        outside.ifPresent(note -> note.check(database));
      }
      long known = outside.map(OutsideNote::number).orElse(0L);
      long last = StateGeneration.lastOf(database).map(StateGeneration::number).orElse(0L);
      new StateGeneration(Math.max(last, known) + 1, now).keep(database);
      outside.ifPresent(note -> note.write(database));
      PrivateFiles.createDirectories(path);
      PostgresWorker.replayLeft(path, Optional.empty(), database, clock);
      Database reading = pool(PostgresServer.PATIENCE);
      return SqlState.of(database, reading, clock, history, OutcomeLog.in(path), () -> {});
    } catch (IOException e) {
      database.close();
      throw new StateException(
          "unable to make the state folder " + path + ": " + StateException.why(e), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private Connection current(Connection connection) {
    try {
      PostgresMigrations.bringUpToDate(connection);
      return connection;
    } catch (SQLException e) {
      throw failure("open", connection, e);
    }
  }

  /** Returns a database whose state was not moved elsewhere. */
  private static Database here(Database database) {
    try {
      MovedState.requireHere(database);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public String place() {
    return server.url();
  }

  @Override
  public Whole whole() {
    Database database = database(current(locked(Duration.ZERO)));
    try {
      new SqlShards(database, clock).requireNoWorkers();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return new WholeDatabase(database);
  }

  /** The whole state of a database. */
  private record WholeDatabase(Database database) implements Whole {

    @Override
    public void keep(Secret key) {
      database.update(KEEP_KEY, key.value());
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /** Returns a connection that holds the lock of the process that writes. */
  private Connection locked(Duration patience) {
    Instant end = clock.instant().plus(patience);
    Connection connection = connect(PostgresServer.PATIENCE);
    while (true) {
      try {
        PostgresLock.take(connection);
        return connection;
      } catch (SQLException e) {
        throw failure("open", connection, e);
      } catch (StateInUseException e) {
        try {
          if (!clock.instant().isBefore(end)) {
            close(connection, e);
            throw e;
          }
          pause.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          close(connection, e);
          throw e;
        }
      }
    }
  }

  @Override
  public synchronized Optional<Secret> key() {
    if (key.isEmpty()) {
      try (Database database = look()) {
        key = key(database);
      }
    }
    return key;
  }

  private static Optional<Secret> key(Database database) {
    return database.dialect().isRemote()
        ? database.first("SELECT key FROM link_key", row -> new Secret(row.getString(1)))
        : Optional.empty();
  }

  @Override
  public void makeKey(SecureRandom chance, BooleanSupplier isFirst) {
    if (key().isPresent()) {
      return;
    }
    if (!isFirst.getAsBoolean()) {
      throw new StateException(
          "the key that signs the links in mails is gone from "
              + server.shown()
              + " (table link_key): put it back from a backup. If it is lost, the links in all"
              + " mails sent so far stop working; to use a new one, set newsletter.secret");
    }
    byte[] octets = new byte[KEY_BYTES];
    chance.nextBytes(octets);
    try (Database database = database(connect(PostgresServer.PATIENCE))) {
      database.update(KEEP_KEY, HexFormat.of().formatHex(octets));
    }
  }

  @Override
  public void checkClock(Instant now) {
    try (Database database = look()) {
      // That of the moment: the question may come long after its time was taken.
      DatabaseClock.check(database, clock.instant());
    }
  }

  @Override
  public Optional<String> checkDatabase() {
    try (Database database = look()) {
      if (!database.dialect().isRemote()) {
        return Optional.empty();
      }
      note().ifPresent(note -> note.check(database));
      return database.first(
          "SELECT 'PostgreSQL ' || current_setting('server_version')",
          row -> server.shown() + ", " + row.getString(1));
    }
  }

  private NewsletterState state(Database database) {
    try {
      return SqlState.of(database, clock, history(database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Another machine may have used the state last: that this one has no note of it means nothing.
   */
  private StateHistory history(Database database) {
    Optional<Instant> recorded = StateGeneration.lastOf(database).map(StateGeneration::at);
    return new StateHistory(
        "the database " + server.shown(),
        recorded,
        recorded.or(() -> note().flatMap(OutsideNote::at)));
  }

  private Optional<OutsideNote> note() {
    return OutsideNote.of(
        notes, "the database " + server.shown(), server.url(), key().map(Secret::value));
  }

  private Database database(Connection connection) {
    return new Database(
        new OneSession(new Session(connection), PostgresLock.RELEASE),
        PostgresDialect.INSTANCE,
        server.shown());
  }

  private Database pool(Duration patience) {
    return new Database(server.pool(patience), PostgresDialect.INSTANCE, server.shown());
  }

  private <T> T with(String what, Question<T> question) {
    Connection connection = connect(PostgresServer.PATIENCE);
    try (connection) {
      return question.answer(connection);
    } catch (SQLException e) {
      throw failure(what, connection, e);
    }
  }

  private Connection connect(Duration patience) {
    try {
      Connection connection = server.connect(patience);
      try {
        if (connection.getSchema() == null) {
          throw new SQLException(
              "the schema of its search path does not exist; create it with CREATE SCHEMA");
        }
        return connection;
      } catch (SQLException e) {
        throw failure("open", connection, e);
      }
    } catch (SQLException e) {
      throw StateException.unable("open the database " + server.shown(), e);
    }
  }

  private StateException failure(String what, Connection connection, SQLException e) {
    close(connection, e);
    return StateException.unable(what + " the state in " + server.shown(), e);
  }

  private static void close(Connection connection, Exception reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** A question to the database. */
  private interface Question<T> {
    T answer(Connection connection) throws SQLException;
  }
}
