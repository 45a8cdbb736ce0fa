package anemone.store;

import anemone.deliver.Sleeper;
import anemone.process.PrivateFiles;
import anemone.run.NewsletterState;
import anemone.run.StateHistory;
import anemone.run.WorkerState;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
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

  private static final int KEY_BYTES = 32;
  private static final String KEEP_KEY =
      "INSERT INTO link_key (\"only\", key) VALUES (1, ?) ON CONFLICT (\"only\") DO NOTHING";

  private final PostgresServer server;
  private final Path path;
  private final Clock clock;
  private final PostgresConnections connections;
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
    this.connections = new PostgresConnections(server, clock, pause);
    this.notes = notes;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public boolean exists() {
    return connections.ask("read", connection -> PostgresMigrations.version(connection) > 0);
  }

  @Override
  public NewsletterState read() {
    return state(here(connections.look()));
  }

  @Override
  public NewsletterState openBeside() {
    return state(here(connections.beside()));
  }

  @Override
  public NewsletterState openShared(Duration patience) {
    if (!connections.ask("open", PostgresMigrations::isCurrent)) {
      open().close();
    }
    Database database = connections.pool(patience);
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
    if (!connections.ask("open", PostgresMigrations::isCurrent)) {
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
    Database database = connections.locked(patience);
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
      Database reading = connections.pool(PostgresServer.PATIENCE);
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
    Database database = connections.locked(Duration.ZERO);
    try {
      SqlShards shards = new SqlShards(database, clock);
      shards.requireNoWorkers();
      return new WholeDatabase(database, shards);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The whole state of a database. */
  private record WholeDatabase(Database database, SqlShards shards) implements Whole {

    @Override
    public void endWorkers() {
      shards.requireNoWorkers();
      shards.takeAll();
    }

    @Override
    public void keep(Secret key) {
      database.update(KEEP_KEY, key.value());
    }

    @Override
    public void close() {
      database.close();
    }
  }

  @Override
  public synchronized Optional<Secret> key() {
    if (key.isEmpty()) {
      try (Database database = connections.look()) {
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
    try (Database database = connections.unchecked()) {
      database.update(KEEP_KEY, HexFormat.of().formatHex(octets));
    }
  }

  @Override
  public void checkClock(Instant now) {
    try (Database database = connections.look()) {
      // That of the moment: the question may come long after its time was taken.
      DatabaseClock.check(database, clock.instant());
    }
  }

  @Override
  public Optional<String> checkDatabase() {
    try (Database database = connections.look()) {
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
}
