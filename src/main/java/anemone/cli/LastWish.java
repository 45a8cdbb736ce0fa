package anemone.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Lets work come to an orderly end when the process is asked to go. */
final class LastWish {

  private LastWish() {}

  /**
   * Works, and holds the end of the process back until that is done.
   *
   * @param stop asks the work to end soon; called on another thread
   * @param work what to do
   */
  static <T> T during(Runnable stop, Supplier<T> work) {
    CountDownLatch finished = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              try {
                finished.await();
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
