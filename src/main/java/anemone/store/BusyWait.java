package anemone.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.sqlite.BusyHandler;

/**
 * Waits for another process's transaction to end. SQLite's own wait grows to a tenth of a second
 * between two attempts, and so misses the moments between the transactions of a run that sends:
 * with a million subscribers one change of a hundred took 0.3 s.
 */
final class BusyWait extends BusyHandler {

  private static final long BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(1);

  private final long patience;
  private long began;

  /**
   * A wait.
   *
   * @param patience the maximum time
   */
  BusyWait(Duration patience) {
    this.patience = patience.toNanos();
  }

  @Override
  protected int callback(int earlierAttempts) {
    long now = System.nanoTime();
    if (earlierAttempts == 0) {
      began = now;
    }
    if (now - began >= patience) {
      return 0;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_ATTEMPTS);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
