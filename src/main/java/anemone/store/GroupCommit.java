package anemone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread that executes the same statement for many: what came in while the disk was busy goes
 * into one transaction, in the order it came. What nobody waits for does not keep the disk busy
 * either, but goes with the next that somebody does. After a failure it takes nothing more, so that
 * nothing is written after a gap.
 */
final class GroupCommit implements AutoCloseable {

  private static final int LARGEST_GROUP = 1000;

  /** How long, in milliseconds, what nobody waits for is kept from the disk. */
  private static final long PATIENCE = 100;

  private final Database database;
  private final String sql;
  private final Thread thread = new Thread(this::run, "group-commit");
  private List<Entry> waiting = new ArrayList<>();
  private boolean urgent;
  private @Nullable RuntimeException failure;

  GroupCommit(Database database, String sql) {
    this.database = database;
    this.sql = sql;
    thread.setDaemon(true);
    thread.start();
  }

  /** Fills in the statement's parameters. */
  interface Parameters {
    void into(PreparedStatement statement) throws SQLException;
  }

  /**
   * Something to commit.
   *
   * @param parameters those of an execution, or null where only what came before is waited for
   */
  private record Entry(@Nullable Parameters parameters, CompletableFuture<Integer> changed) {}

  /** Adds an execution; the future is the number of rows it changed, once that is durable. */
  CompletableFuture<Integer> add(Parameters parameters) {
    return enter(parameters, true);
  }

  /** Adds an execution that may stay undone for a moment, unless something is waited for. */
  void addUnhurried(Parameters parameters) {
    var unused = enter(parameters, false);
  }

  /** What ends once everything that was added is durable. */
  CompletableFuture<Integer> flush() {
    return enter(null, true);
  }

  /** Commits what was added, and ends. */
  @Override
  public void close() {
    synchronized (this) {
      if (failure == null) {
        failure = new IllegalStateException("the ledger is closed");
      }
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

  private synchronized CompletableFuture<Integer> enter(
      @Nullable Parameters parameters, boolean awaited) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    CompletableFuture<Integer> changed = new CompletableFuture<>();
    waiting.add(new Entry(parameters, changed));
    urgent |= awaited || waiting.size() >= LARGEST_GROUP;
    if (urgent || waiting.size() == 1) {
      notifyAll();
    }
    return changed;
  }

  private void run() {
    List<Entry> group = List.of();
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
  private synchronized List<Entry> take() throws InterruptedException {
    while (waiting.isEmpty() && failure == null) {
      wait();
    }
    long began = System.nanoTime();
    long left = PATIENCE;
    while (!urgent && failure == null && left > 0) {
      wait(left);
      left = PATIENCE - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
    List<Entry> group = waiting;
    waiting = new ArrayList<>();
    urgent = false;
    return group;
  }

  private void commit(List<Entry> group) {
    int[] changed = new int[group.size()];
    database.inTransaction(
        connection -> {
          PreparedStatement statement = database.kept(sql);
          for (int i = 0; i < changed.length; i++) {
            Parameters parameters = group.get(i).parameters();
            if (parameters != null) {
              parameters.into(statement);
              changed[i] = statement.executeUpdate();
            }
          }
          return changed;
        });
    for (int i = 0; i < changed.length; i++) {
      group.get(i).changed().complete(changed[i]);
    }
  }

  private synchronized void fail(RuntimeException e, List<Entry> group) {
    failure = e;
    group.forEach(entry -> entry.changed().completeExceptionally(e));
    waiting.forEach(entry -> entry.changed().completeExceptionally(e));
  }
}
