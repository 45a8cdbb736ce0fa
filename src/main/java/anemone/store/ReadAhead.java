package anemone.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * An iterator that reads ahead from another one, on its own thread. Not thread-safe.
 *
 * @param <T> the type of the elements
 */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

  /** Small, so that the elements are collected while young and none reaches the old generation. */
  private static final int BATCH = 128;

  private static final int BATCHES = 4;

  private final BlockingQueue<List<T>> queue = new ArrayBlockingQueue<>(BATCHES);
  private final Iterator<T> source;
  private final Thread thread;
  private volatile @Nullable RuntimeException failure;
  private Iterator<T> batch = List.<T>of().iterator();
  private boolean atEnd;

  /** Starts reading. */
  ReadAhead(Iterator<T> source) {
    this.source = source;
    this.thread = new Thread(this::run, "read-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Whether there is another element; waits for it.
   *
   * @throws RuntimeException an exception of the source
   */
  @Override
  public boolean hasNext() {
    while (!batch.hasNext() && !atEnd) {
      try {
        List<T> next = queue.take();
        atEnd = next.isEmpty();
        batch = next.iterator();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for the next element", e);
      }
    }
    RuntimeException thrown = failure;
    if (atEnd && thrown != null) {
      throw thrown;
    }
    return batch.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.next();
  }

  /** Stops reading, and waits until the source is no longer used. */
  @Override
  public void close() {
    thread.interrupt();
    Uninterruptibles.join(thread);
  }

  private void run() {
    try {
      try {
        fill();
      } catch (RuntimeException e) {
        failure = e;
      }
      queue.put(List.of());
    } catch (InterruptedException e) {
      // close() was called: the remaining elements are not needed.
      return;
    }
  }

  private void fill() throws InterruptedException {
    List<T> next = new ArrayList<>(BATCH);
    while (source.hasNext()) {
      next.add(source.next());
      if (next.size() == BATCH) {
        queue.put(next);
        next = new ArrayList<>(BATCH);
      }
    }
    if (!next.isEmpty()) {
      queue.put(next);
    }
  }
}
