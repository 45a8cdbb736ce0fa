package anemone.cli;

import anemone.store.Database;
import anemone.store.OutcomeLog;
import anemone.store.SqlLedger;
import anemone.store.StateLock;
import java.nio.file.Path;
import java.time.Instant;

/** The state of a newsletter, open for writing by this process alone. */
final class OpenState implements AutoCloseable {

  private final StateLock lock;
  private final Database database;
  private final SqlLedger ledger;

  private OpenState(StateLock lock, Database database, OutcomeLog log) {
    this.lock = lock;
    this.database = database;
    this.ledger = new SqlLedger(database, log);
  }

  /**
   * Opens it, and makes it where there is none.
   *
   * @throws StateLock.TakenException if another process has it open
   */
  static OpenState in(Path folder, Instant now) throws StateLock.TakenException {
    StateLock lock = StateLock.take(folder, now);
    try {
      return new OpenState(lock, Database.open(folder), OutcomeLog.in(folder));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  Database database() {
    return database;
  }

  SqlLedger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    try (lock;
        database) {
      ledger.close();
    }
  }
}
