package anemone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread that writes for many: what came in while the disk was busy goes into one transaction,
 * in the order it came. What can wait does not keep the disk busy by itself, but goes with the next
 * that cannot. After a failure it takes nothing more, so that nothing is written after a gap.
 */
final class GroupCommit implements AutoCloseable {

  private static final int LARGEST_GROUP = 1000;

  private final Database database;
  private final Runnable before;
  private final Thread thread = new Thread(this::run, "group-commit");
  private List<PendingWrite> waiting = new ArrayList<>();

  /** When what is waiting is to be committed; of no matter while nothing is. */
  private long due;

  private boolean closed;
  private @Nullable RuntimeException failure;

  /**
   * A thread that writes.
   *
   * @param before what is done before each transaction ends
   */
  GroupCommit(Database database, Runnable before) {
    this.database = database;
    this.before = before;
    thread.setDaemon(true);
    thread.start();
  }

  /** Fills in a statement's parameters. */
  interface Parameters {
    void into(PreparedStatement statement) throws SQLException;
  }

  /**
   * Something to commit.
   *
   * @param sql the statement, or nothing where only what came before is waited for
   */
  private record PendingWrite(
      String sql, Parameters parameters, CompletableFuture<Integer> changed) {}

  /**
   * Adds an execution.
   *
   * @param sql the statement, one of few
   * @param patience how long it may stay undone, if nothing else is waited for
   * @return the number of rows it changed, once that is durable
   */
  CompletableFuture<Integer> add(String sql, Parameters parameters, Duration patience) {
    CompletableFuture<Integer> changed = new CompletableFuture<>();
    enter(new PendingWrite(sql, parameters, changed), patience);
    return changed;
  }

  /** What ends once everything that was added is durable. */
  CompletableFuture<Integer> flush() {
    return add("", statement -> {}, Duration.ZERO);
  }

  /** Lets nothing that was added wait any longer. */
  synchronized void hurry() {
    if (!waiting.isEmpty()) {
      due = System.nanoTime();
      notifyAll();
    }
  }

  /** Commits what was added, and ends. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
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

  /** Whether nothing that was added has been lost so far. */
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
      boolean full = waiting.size() >= LARGEST_GROUP;
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

  /** What is to be committed next; nothing once it is closed. */
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
    int[] changed = new int[group.size()];
    database.inTransaction(
        connection -> {
          for (int i = 0; i < changed.length; i++) {
            PendingWrite entry = group.get(i);
            if (!entry.sql().isEmpty()) {
              PreparedStatement statement = database.kept(entry.sql());
              entry.parameters().into(statement);
              changed[i] = statement.executeUpdate();
            }
          }
          before.run();
          return changed;
        });
    for (int i = 0; i < changed.length; i++) {
      group.get(i).changed().complete(changed[i]);
    }
  }

  private synchronized void fail(RuntimeException e, List<PendingWrite> group) {
    failure = e;
    group.forEach(entry -> entry.changed().completeExceptionally(e));
    waiting.forEach(entry -> entry.changed().completeExceptionally(e));
    waiting = new ArrayList<>();
  }
}
