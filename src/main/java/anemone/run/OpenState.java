package anemone.run;

import anemone.deliver.Books;
import anemone.deliver.Sleeper;
import anemone.store.Database;
import anemone.store.LastRun;
import anemone.store.OutcomeLog;
import anemone.store.SqlLedger;
import anemone.store.SqlSuppressions;
import anemone.store.StateLock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The state of a newsletter, open for writing by this process alone. */
public final class OpenState implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final StateLock lock;
  private final Database database;
  private final Database reading;
  private final SqlLedger ledger;

  private OpenState(StateLock lock, Database database, Database reading, OutcomeLog log) {
    this.lock = lock;
    this.database = database;
    this.reading = reading;
    this.ledger = new SqlLedger(database, log);
  }

  /**
   * Opens it, and makes it where there is none.
   *
   * @param clock the time
   * @param pause how to wait
   * @param patience how long to wait for another process that has it open
   * @throws StateLock.TakenException if another process still has it open then
   */
  public static OpenState in(Path folder, Clock clock, Sleeper pause, Duration patience)
      throws StateLock.TakenException {
    return in(folder, clock, pause, patience, false);
  }

  /**
   * The same.
   *
   * @param trusted whether the database is opened though it was moved or restored
   */
  public static OpenState in(
      Path folder, Clock clock, Sleeper pause, Duration patience, boolean trusted)
      throws StateLock.TakenException {
    StateLock lock = lock(folder, clock, pause, patience);
    try {
      LastRun last = LastRun.in(folder);
      if (!trusted) {
        last.check(clock.instant());
      }
      Database database = Database.open(folder);
      try {
        if (!trusted) {
          last.check(database);
        }
        last.note(clock.instant(), database);
        return new OpenState(lock, database, Database.beside(folder), OutcomeLog.in(folder));
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public Database database() {
    return database;
  }

  /** Where sending writes down what it does. */
  public Books books() {
    // By a connection of its own, so that the question waits for no commit.
    SqlSuppressions now = new SqlSuppressions(reading);
    return new Books(
        ledger, new SqlSuppressions(database), address -> now.find(address).isPresent());
  }

  @Override
  public void close() {
    try (lock;
        database;
        reading) {
      ledger.close();
    }
  }

  private static StateLock lock(Path folder, Clock clock, Sleeper pause, Duration patience)
      throws StateLock.TakenException {
    Instant end = clock.instant().plus(patience);
    while (true) {
      Instant now = clock.instant();
      try {
        return StateLock.take(folder, now);
      } catch (StateLock.TakenException e) {
        if (!now.isBefore(end)) {
          throw e;
        }
        try {
          pause.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }
}
