package anemone.store;

import anemone.process.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The turn to begin a transaction, which processes that write to one database take one after
 * another. SQLite has no order among those who wait: a run that sends begins the next transaction
 * as soon as one ends, and an unsubscribe beside it would wait for a tenth of a second and more.
 *
 * <p>The turn is a lock on an empty file, held until the transaction has begun. Nobody waits long
 * for it, since only the database's own lock keeps data whole.
 *
 * @param file the file, which is made if it is missing; empty for a database that only one process
 *     writes
 */
record WriteTurn(Optional<Path> file) {

  /** For a database that only one process writes. */
  static final WriteTurn ALONE = new WriteTurn(Optional.empty());

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final long BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(1);

  /** Begins a transaction when it is this process's turn. */
  void begin(Session session, Session.Begin begin) throws SQLException {
    if (file.isEmpty()) {
      begin.begin(session);
      return;
    }
    try (FileChannel channel =
        PrivateFiles.open(file.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      await(channel);
      begin.begin(session);
    } catch (IOException e) {
      throw new SQLException("unable to use " + file.get() + ": " + e, e);
    }
  }

  /** Waits for the lock, which closing the file releases. */
  private static void await(FileChannel channel) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (channel.tryLock() == null && System.nanoTime() - end < 0) {
        TimeUnit.NANOSECONDS.sleep(BETWEEN_ATTEMPTS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OverlappingFileLockException e) {
      return; // another connection of this process is about to begin
    }
  }
}
