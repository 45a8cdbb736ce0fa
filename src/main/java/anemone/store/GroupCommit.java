package anemone.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that writes for many threads: writes that arrive while the disk is busy go into one
 * transaction, in order. Writes that can wait are committed with the next one that cannot. After a
 * failure no more writes are accepted, so that nothing is written after a gap.
 */
final class GroupCommit implements AutoCloseable {

  private final Database database;
  private final int enough;
  private final Runnable before;
  private final Thread thread = new Thread(this::run, "group-commit");
  private List<PendingWrite> waiting = new ArrayList<>();

  /** When the waiting writes must be committed; meaningless if there are none. */
  private long due;

  private boolean closed;
  private @Nullable RuntimeException failure;

  /**
   * A writing thread.
   *
   * @param enough the number of writes that are committed without waiting for more
   * @param before runs before each commit
   */
  GroupCommit(Database database, int enough, Runnable before) {
    this.database = database;
    this.enough = enough;
    this.before = before;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * A write to commit.
   *
   * @param update the statement; empty to wait for the writes before it only
   */
  private record PendingWrite(
      Optional<Database.Update> update, CompletableFuture<Integer> changed) {}

  /**
   * Adds a write.
   *
   * @param patience the maximum time until it is committed
   * @return the number of rows it changed, once that is durable
   */
  CompletableFuture<Integer> add(Database.Update update, Duration patience) {
    CompletableFuture<Integer> changed = new CompletableFuture<>();
    enter(new PendingWrite(Optional.of(update), changed), patience);
    return changed;
  }

  /** Returns a future that completes once all writes are durable. */
  CompletableFuture<Integer> flush() {
    CompletableFuture<Integer> written = new CompletableFuture<>();
    enter(new PendingWrite(Optional.empty(), written), Duration.ZERO);
    return written;
  }

  /** Commits the waiting writes now. */
  synchronized void hurry() {
    if (!waiting.isEmpty()) {
      due = System.nanoTime();
      notifyAll();
    }
  }

  /** Commits the waiting writes, and stops the thread. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    Uninterruptibles.join(thread);
  }

  /** Whether no write has failed so far. */
  synchronized boolean isWhole() {
    return failure == null;
  }

  private synchronized void enter(PendingWrite entry, Duration patience) {
    if (failure != null) {
      entry.changed().completeExceptionally(failure);
    } else if (closed) {
      entry.changed().completeExceptionally(new IllegalStateException("the ledger is closed"));
    } else {
      boolean first = waiting.isEmpty();
      waiting.add(entry);
      boolean full = waiting.size() >= enough;
      long end = System.nanoTime() + (full ? 0 : patience.toNanos());
      if (first || end - due < 0) {
        due = end;
        notifyAll();
      }
    }
  }

  private void run() {
    List<PendingWrite> group = List.of();
    try {
      for (group = take(); !group.isEmpty(); group = take()) {
        commit(group);
      }
    } catch (RuntimeException e) {
      fail(e, group);
    } catch (InterruptedException e) {
      fail(new IllegalStateException("the ledger was interrupted", e), group);
    }
  }

  /** Waits for the next writes to commit; empty once closed. */
  private synchronized List<PendingWrite> take() throws InterruptedException {
    while (!closed) {
      long left = waiting.isEmpty() ? Long.MAX_VALUE : due - System.nanoTime();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    List<PendingWrite> group = waiting;
    waiting = new ArrayList<>();
    return group;
  }

  private void commit(List<PendingWrite> group) {
    List<Database.Update> updates =
        group.stream().flatMap(entry -> entry.update().stream()).toList();
    int[] changed = database.updateAll(updates, before);
    int next = 0;
    for (PendingWrite entry : group) {
      entry.changed().complete(entry.update().isPresent() ? changed[next++] : 0);
    }
  }

  private synchronized void fail(RuntimeException e, List<PendingWrite> group) {
    failure = e;
    group.forEach(entry -> entry.changed().completeExceptionally(e));
    waiting.forEach(entry -> entry.changed().completeExceptionally(e));
    waiting = new ArrayList<>();
  }
}
