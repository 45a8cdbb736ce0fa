package anemone.deliver;

import anemone.deliver.SendWorker.WorkerResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The workers of a run: a fixed number, or the number with the highest throughput. */
final class ConnectionPool {

  private final ConnectionLimits plan;
  private final Clock clock;
  private final ConnectionSearch search;
  private final Supplier<SendWorker> newWorker;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<CompletableFuture<WorkerResult>> results = new ConcurrentLinkedQueue<>();
  private final Set<Transport.Connection> open = ConcurrentHashMap.newKeySet();
  private final ServerLimit limit;
  private int workers;

  /**
   * A pool without workers.
   *
   * @param newWorker creates a worker
   */
  ConnectionPool(ConnectionLimits plan, Clock clock, Supplier<SendWorker> newWorker) {
    this.plan = plan;
    this.clock = clock;
    this.limit = new ServerLimit(clock);
    this.search = new ConnectionSearch(plan, clock.instant());
    this.newWorker = newWorker;
  }

  /** Starts workers; returns, or throws the first failure, when the last of them has ended. */
  List<WorkerResult> work() {
    List<WorkerResult> done = new ArrayList<>();
    Optional<Throwable> failure = Optional.empty();
    growTo(plan.first());
    try {
      // A worker starts another one only before its own end, so none is missed here.
      for (Optional<CompletableFuture<WorkerResult>> next = next();
          next.isPresent();
          next = next()) {
        try {
          done.add(next.get().join());
        } catch (CompletionException e) {
          failure = failure.or(() -> Optional.ofNullable(e.getCause()));
        }
      }
    } finally {
      threads.shutdown();
    }
    if (failure.isPresent()) {
      if (failure.get() instanceof RuntimeException known) {
        throw known;
      }
      throw new CompletionException(failure.get());
    }
    return done;
  }

  /** Returns the server's limit of messages per minute, as far as it is known. */
  ServerLimit limit() {
    return limit;
  }

  /** Counts a message that had an outcome. */
  void sent() {
    if (!plan.isFixed()) {
      int wanted;
      synchronized (this) {
        search.sent(clock.instant());
        wanted = search.target();
      }
      growTo(wanted);
    }
  }

  /** Reduces the number of connections, because the server asks for it. */
  synchronized void pushBack() {
    if (!plan.isFixed()) {
      search.pushBack();
    }
  }

  /** Whether there are more workers than wanted. */
  synchronized boolean hasSurplus() {
    return !plan.isFixed() && workers > search.target();
  }

  /** Whether the calling worker is to end because there are more than wanted. */
  synchronized boolean removeSurplus() {
    if (hasSurplus()) {
      workers--;
      return true;
    }
    return false;
  }

  /** Counts a worker that ends for another reason. */
  synchronized void remove() {
    workers--;
  }

  /** Adds an open connection. */
  void opened(Transport.Connection connection) {
    open.add(connection);
  }

  /** Removes a closed connection. */
  void closed(Transport.Connection connection) {
    open.remove(connection);
  }

  /** Closes every connection at once, also in the middle of a command. */
  void abandon() {
    open.forEach(Transport.Connection::abort);
  }

  private Optional<CompletableFuture<WorkerResult>> next() {
    return Optional.ofNullable(results.poll());
  }

  private synchronized void growTo(int number) {
    while (workers < number) {
      workers++;
      results.add(CompletableFuture.supplyAsync(newWorker.get(), threads));
    }
  }
}
