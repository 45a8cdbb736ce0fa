package anemone.store;

/** Waits that an interrupt does not end; it is set again after them. */
final class Uninterruptibles {

  private Uninterruptibles() {}

  /** Waits for the end of a thread. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
