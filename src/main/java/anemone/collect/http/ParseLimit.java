package anemone.collect.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many documents are parsed at once to the number of processors. More would not be done
 * sooner, and would keep the compiler of the JVM waiting, so that all of them run slowly for long.
 */
final class ParseLimit {

  private static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors());

  /** The longest wait in milliseconds: documents that take for ever must not stop all others. */
  private static final long PATIENCE = 1_000;

  private ParseLimit() {}

  /**
   * Parses something, or makes articles of it; must not wait for the network.
   *
   * @param <T> the type of the result
   * @param <E> the type of an exception that means a bad document
   */
  interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Does the work as soon as a processor is free, or after a while. */
  static <T, E extends Exception> T parse(Work<T, E> work) throws E {
    boolean admitted = admitted();
    try {
      return work.run();
    } finally {
      if (admitted) {
        FREE.release();
      }
    }
  }

  private static boolean admitted() {
    try {
      return FREE.tryAcquire(PATIENCE, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
