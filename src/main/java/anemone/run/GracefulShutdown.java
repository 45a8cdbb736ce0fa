package anemone.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets work end in an orderly way, within a time limit, when the process is asked to stop. */
public final class GracefulShutdown {

  /** Service managers and people wait about ten seconds before they kill a process. */
  private static final Duration ORDERLY = Duration.ofSeconds(6);

  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /** Enough to print the result. */
  private static final Duration PRINTING = Duration.ofSeconds(1);

  private GracefulShutdown() {}

  /**
   * Runs work on this thread, and delays the end of the process until the work and then the thread
   * have ended, but by nine seconds at most. Work that begins when the process is already ending is
   * asked to end before it begins.
   *
   * @param stop asks the work to end soon; called on another thread unless the process is ending
   * @param abandon asks the work to end at once; called six seconds after {@code stop}
   * @param work the work
   */
  public static <T> T during(Runnable stop, Runnable abandon, Supplier<T> work) {
    CountDownLatch finished = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              try {
                if (!finished.await(ORDERLY.toMillis(), TimeUnit.MILLISECONDS)) {
                  abandon.run();
                  var unused = finished.await(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS);
                }
                worker.join(PRINTING.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      stop.run();
    }
    try {
      return work.get();
    } finally {
      finished.countDown();
    }
  }
}
