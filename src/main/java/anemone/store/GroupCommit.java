package anemone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One thread that executes the same statement for many: what came in while the disk was busy goes
 * into one transaction, in the order it came. After a failure it takes nothing more, so that
 * nothing is written after a gap.
 */
final class GroupCommit implements AutoCloseable {

  private static final int LARGEST_GROUP = 1000;

  private final Database database;
  private final String sql;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "group-commit");
  private CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
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

  private record Entry(@Nullable Parameters parameters, CompletableFuture<Integer> changed) {}

  /** Adds an execution; the future is the number of rows it changed, once that is durable. */
  synchronized CompletableFuture<Integer> add(Parameters parameters) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    last = new CompletableFuture<>();
    queue.add(new Entry(parameters, last));
    return last;
  }

  /** The last execution that was added: once it is durable, so is everything before it. */
  synchronized CompletableFuture<Integer> last() {
    return last;
  }

  /** Commits what was added, and ends. */
  @Override
  public void close() {
    synchronized (this) {
      if (failure == null) {
        failure = new IllegalStateException("the ledger is closed");
        queue.add(new Entry(null, last));
      }
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

  private void run() {
    List<Entry> group = new ArrayList<>();
    try {
      boolean last = false;
      while (!last) {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group, LARGEST_GROUP - 1);
        last = group.removeIf(entry -> entry.parameters() == null);
        commit(group);
      }
    } catch (RuntimeException e) {
      fail(e, group);
    } catch (InterruptedException e) {
      fail(new IllegalStateException("the ledger was interrupted", e), group);
    }
  }

  private void commit(List<Entry> group) {
    List<Integer> changed =
        database.inTransaction(
            connection -> {
              List<Integer> counts = new ArrayList<>();
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Entry entry : group) {
                  if (entry.parameters() != null) {
                    entry.parameters().into(statement);
                    counts.add(statement.executeUpdate());
                  }
                }
              }
              return counts;
            });
    for (int i = 0; i < group.size(); i++) {
      group.get(i).changed().complete(changed.get(i));
    }
  }

  private synchronized void fail(RuntimeException e, List<Entry> group) {
    failure = e;
    queue.drainTo(group);
    group.forEach(entry -> entry.changed().completeExceptionally(e));
  }
}
