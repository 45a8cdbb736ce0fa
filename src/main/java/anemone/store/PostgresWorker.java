package anemone.store;

import anemone.deliver.Books;
import anemone.process.PrivateFiles;
import anemone.run.NewsletterState;
import anemone.run.ShardOwner;
import anemone.run.Shards;
import anemone.run.StateInUseException;
import anemone.run.WorkerState;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A state in a PostgreSQL database as one of several workers has it. Each worker of a machine has a
 * folder {@code worker-N} in the state folder with its log of outcomes; the next one to use that
 * folder replays what a killed one has left.
 */
final class PostgresWorker implements WorkerState {

  private static final String FOLDER = "worker-";

  private final String name;
  private final Clock clock;
  private final Database database;
  private final NewsletterState state;
  private final HikariDataSource connections;
  private final StateLock lock;
  private final Path folder;
  private final SqlShards shards;
  private Optional<ShardLedger> ledger = Optional.empty();

  PostgresWorker(
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
      take(mine).ifPresent(taken::add);
    }
    this.folder = mine;
    this.lock = taken.get(0);
    replayLeft(path);
  }

  private Optional<StateLock> take(Path own) {
    try {
      return Optional.of(StateLock.take(own, clock.instant()));
    } catch (StateInUseException e) {
      return Optional.empty();
    }
  }

  /** Replays what killed workers of this machine have left, so that little stays unknown. */
  private void replayLeft(Path path) {
    try (Stream<Path> files = Files.list(path)) {
      for (Path left :
          files.filter(f -> f.getFileName().toString().startsWith(FOLDER)).sorted().toList()) {
        if (!left.equals(folder)) {
          take(left)
              .ifPresent(
                  held -> {
                    try (held;
                        OutcomeLog log = OutcomeLog.in(left)) {
                      LogReplay.into(database, log);
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
        address -> suppressions.find(address).isPresent(),
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
        lock.close();
      }
    }
  }
}
