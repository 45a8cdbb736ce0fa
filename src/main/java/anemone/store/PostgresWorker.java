package anemone.store;

import anemone.deliver.Books;
import anemone.process.PrivateFiles;
import anemone.run.NewsletterState;
import anemone.run.ShardOwner;
import anemone.run.Shards;
import anemone.run.StateHistory;
import anemone.run.StateInUseException;
import anemone.run.WorkerState;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A state in a PostgreSQL database as one of several workers has it. Each worker of a machine has a
 * folder {@code worker-N} in the state folder with its log of outcomes; the next one to use that
 * folder replays what a killed one has left.
 */
final class PostgresWorker implements WorkerState {

  private static final String FOLDER = "worker-";

  /** How long a worker waits for a lock: another process may import a long list. */
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  /**
   * The folders of this process: to close any channel of a file gives up the process's lock of it
   * (POSIX), so that none may be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final String name;
  private final Clock clock;
  private final Database database;
  private final NewsletterState state;
  private final HikariDataSource connections;
  private final StateLock lock;
  private final Path folder;
  private final SqlShards shards;
  private Optional<ShardLedger> ledger = Optional.empty();

  private PostgresWorker(
      String name,
      Path path,
      Clock clock,
      Database database,
      NewsletterState state,
      HikariDataSource connections) {
    this.name = name;
    this.clock = clock;
    this.database = database;
    this.state = state;
    this.connections = connections;
    this.shards = new SqlShards(database, clock);
    try {
      PrivateFiles.createDirectories(path);
    } catch (IOException e) {
      throw new StateException(
          "unable to make the state folder " + path + ": " + StateException.why(e), e);
    }
    List<StateLock> taken = new ArrayList<>();
    int number = 0;
    Path mine = path;
    while (taken.isEmpty()) {
      number++;
      mine = path.resolve(FOLDER + number);
      take(mine, clock).ifPresent(taken::add);
    }
    this.folder = mine;
    this.lock = taken.get(0);
    replayLeft(path, Optional.of(mine), database, clock);
  }

  /**
   * Opens a current state.
   *
   * @param history returns the history of a database
   * @throws StateException if the clock is off, or the state was moved
   */
  static PostgresWorker open(
      PostgresServer server,
      String name,
      Path path,
      Clock clock,
      Function<Database, StateHistory> history) {
    HikariDataSource connections = server.source(PATIENCE);
    try {
      Database database =
          new Database(new SessionPool(connections), PostgresDialect.INSTANCE, server.shown());
      MovedState.requireHere(database);
      DatabaseClock.check(database, clock.instant());
      NewsletterState state = SqlState.shared(database, database, clock, history.apply(database));
      return new PostgresWorker(name, path, clock, database, state, connections);
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static Optional<StateLock> take(Path own, Clock clock) {
    if (!HELD.add(own.toAbsolutePath())) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      StateLock lock = StateLock.take(own, clock.instant());
      taken = true;
      return Optional.of(lock);
    } catch (StateInUseException e) {
      return Optional.empty();
    } finally {
      if (!taken) {
        HELD.remove(own.toAbsolutePath());
      }
    }
  }

  private static void release(Path own, StateLock lock) {
    lock.close();
    HELD.remove(own.toAbsolutePath());
  }

  /**
   * Replays what killed workers of this machine have left, so that little stays unknown.
   *
   * @param path the state folder
   * @param mine a worker's folder that is left out
   */
  static void replayLeft(Path path, Optional<Path> mine, Database database, Clock clock) {
    try (Stream<Path> files = Files.list(path)) {
      for (Path left :
          files.filter(f -> f.getFileName().toString().startsWith(FOLDER)).sorted().toList()) {
        if (!mine.equals(Optional.of(left))) {
          take(left, clock)
              .ifPresent(
                  held -> {
                    try (OutcomeLog log = OutcomeLog.in(left)) {
                      LogReplay.into(database, log);
                    } finally {
                      release(left, held);
                    }
                  });
        }
      }
    } catch (IOException e) {
      throw new StateException("unable to read " + path + ": " + StateException.why(e), e);
    }
  }

  @Override
  public String worker() {
    return name;
  }

  @Override
  public NewsletterState state() {
    return state;
  }

  @Override
  public Shards shards() {
    return shards;
  }

  @Override
  public Books books(ShardOwner owner) {
    ShardLedger opened = new ShardLedger(database, OutcomeLog.in(folder), owner, clock);
    ledger = Optional.of(opened);
    SqlSuppressions suppressions = new SqlSuppressions(database);
    return new Books(
        opened,
        suppressions,
        new RecentSuppressions(database, suppressions, clock),
        Optional.of(new SqlPace(database, name)));
  }

  @Override
  public DataSource tasks() {
    return connections;
  }

  @Override
  public void close() {
    try {
      ledger.ifPresent(ShardLedger::close);
    } finally {
      try {
        state.close();
      } finally {
        release(folder, lock);
      }
    }
  }
}
