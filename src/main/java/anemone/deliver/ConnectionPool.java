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

/** The workers of a run: as many as planned, or as many as carry most. */
final class ConnectionPool {

  private final ConnectionLimits plan;
  private final Clock clock;
  private final ConnectionSearch search;
  private final Supplier<SendWorker> hire;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<CompletableFuture<WorkerResult>> shares = new ConcurrentLinkedQueue<>();
  private final Set<Transport.Connection> open = ConcurrentHashMap.newKeySet();
  private final ServerLimit limit;
  private int working;

  /**
   * A pool that has not begun.
   *
   * @param hire makes a worker
   */
  ConnectionPool(ConnectionLimits plan, Clock clock, Supplier<SendWorker> hire) {
    this.plan = plan;
    this.clock = clock;
    this.limit = new ServerLimit(clock);
    this.search = new ConnectionSearch(plan, clock.instant());
    this.hire = hire;
  }

  /** Lets the workers work, and returns or throws when the last of them has ended. */
  List<WorkerResult> work() {
    List<WorkerResult> done = new ArrayList<>();
    Optional<Throwable> failure = Optional.empty();
    hireUpTo(plan.first());
    try {
      // Whoever hires another does so before it ends itself, so that none is missed here.
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

  /** What is known of the number of messages that the server takes a minute. */
  ServerLimit limit() {
    return limit;
  }

  /** Notes that a message was dealt with. */
  void sent() {
    if (!plan.isFixed()) {
      int wanted;
      synchronized (this) {
        search.sent(clock.instant());
        wanted = search.target();
      }
      hireUpTo(wanted);
    }
  }

  /** Notes that the server wants fewer connections. */
  synchronized void pushBack() {
    if (!plan.isFixed()) {
      search.pushBack();
    }
  }

  /** Whether there are more workers than carry most. */
  synchronized boolean isOverstaffed() {
    return !plan.isFixed() && working > search.target();
  }

  /** Lets the worker that asks go, if there are more than carry most. */
  synchronized boolean letsGo() {
    if (isOverstaffed()) {
      working--;
      return true;
    }
    return false;
  }

  /** Notes that a worker ends that was not let go. */
  synchronized void left() {
    working--;
  }

  /** Notes that a worker has a connection. */
  void opened(Transport.Connection connection) {
    open.add(connection);
  }

  /** Notes that a worker has it no more. */
  void closed(Transport.Connection connection) {
    open.remove(connection);
  }

  /** Cuts every connection off, in the middle of whatever is being said. */
  void abandon() {
    open.forEach(Transport.Connection::abort);
  }

  private Optional<CompletableFuture<WorkerResult>> next() {
    return Optional.ofNullable(shares.poll());
  }

  private synchronized void hireUpTo(int number) {
    while (working < number) {
      working++;
      shares.add(CompletableFuture.supplyAsync(hire.get(), threads));
    }
  }
}
