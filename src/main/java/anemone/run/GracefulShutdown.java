package anemone.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets work come to an orderly end when the process is asked to go, and holds nobody up. */
public final class GracefulShutdown {

  /** Service managers and people wait for about ten seconds, and then kill. */
  private static final Duration ORDERLY = Duration.ofSeconds(6);

  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /** Enough to say what the work came to. */
  private static final Duration WORD = Duration.ofSeconds(1);

  private GracefulShutdown() {}

  /**
   * Works, and holds the end of the process back until that is done, but for nine seconds at most.
   * The thread it works on has a moment more, so that it can end itself.
   *
   * @param stop asks the work to end soon; called on another thread
   * @param abandon asks it to end at once, if it did not within six seconds
   * @param work what to do
   */
  static <T> T during(Runnable stop, Runnable abandon, Supplier<T> work) {
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
                worker.join(WORD.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      finished.countDown();
    }
  }
}
