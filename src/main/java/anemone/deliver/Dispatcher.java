package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends an edition to its subscribers, each once, over several connections.
 *
 * <p>Deliveries that the ledger has as accepted or refused are skipped, so that another run sends
 * the rest. A 4xx reply defers a delivery; it is retried by the {@link RetryPlan}, in this run or a
 * later one, and refused when it is too old. A 5xx reply about the recipient refuses the delivery,
 * as does a message that cannot be rendered; a reply that the mailbox does not exist also
 * suppresses the address. Repeated refusals of the sender end the run. A connection lost before the
 * end of a message was sent defers the delivery. One lost later leaves it unknown, and it is not
 * tried again in this run, since a server that closes the connection there would get a copy each
 * time.
 *
 * <p>Memory does not grow with the number of subscribers, except for the states of earlier runs.
 * Not for use by several runs at once.
 */
public final class Dispatcher {

  private static final Duration DAY = Duration.ofHours(24);

  private final Transport transport;
  private final Books books;
  private final DispatchPlan plan;
  private final Clock clock;
  private final Sleeper pause;
  private boolean stopped;
  private @Nullable DeliveryQueue running;
  private @Nullable ConnectionPool pool;
  private @Nullable CircuitBreaker breaker;
  private final Set<String> blockedElsewhere = new HashSet<>();

  /**
   * A dispatcher.
   *
   * @param transport the transport
   * @param books the ledger and the suppressions
   * @param plan how to send
   * @param clock the time
   * @param pause waits
   */
  public Dispatcher(
      Transport transport, Books books, DispatchPlan plan, Clock clock, Sleeper pause) {
    this.transport = transport;
    this.books = books;
    this.plan = plan;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Sends the deliveries of an edition that are not settled. No other process may be sending it.
   *
   * @param slot the edition
   * @param planned the number of subscribers, including those with settled deliveries
   * @param before the states of the edition's deliveries in the ledger
   * @param subscribers the subscribers, each address once; read during the run
   * @param render renders a subscriber's message, on any thread; empty if the edition has no story
   *     for them
   * @return the state of every delivery
   * @throws IllegalStateException if the deliveries do not add up to the planned number
   */
  public DispatchResult dispatch(
      Slot slot,
      long planned,
      Ledger.States before,
      Iterator<Subscriber> subscribers,
      Function<Subscriber, Optional<Message>> render) {
    Ledger ledger = books.ledger();
    ledger.plan(slot, planned);
    ledger.recover(slot, clock.instant());
    SendContext context =
        new SendContext(slot, render, transport, books, plan, clock, before, false);
    PendingSubscribers fresh = new PendingSubscribers(Recipients.of(subscribers), before);
    Work work = work(context, fresh);
    Tally tally = work.queue().tally(planned);
    // Subscribers without a story have no delivery, unless the ledger has a record of one.
    long never = tally.nothing() - work.queue().nothingAnyMore();
    ledger.plan(slot, planned - never);
    if (work.queue().isUnfinished()) {
      // Deliveries that this run did not reach have the states of earlier runs.
      tally = new Tally(ledger.tally(slot).counts(), never, tally.unsubscribed());
    }
    return work.result(tally);
  }

  /**
   * Sends the deliveries of an edition's shards until the feed is closed, while other processes
   * send other shards. What is deferred is left to another time, and nothing is planned or
   * recovered.
   *
   * @param feed the subscribers of the shards
   * @param render renders a subscriber's message, on any thread; empty if the edition has no story
   *     for them
   * @return the state of every delivery that the feed had
   * @throws LostShardException if another worker has taken a shard over
   */
  public DispatchResult dispatchShards(
      Slot slot, ShardFeed feed, Function<Subscriber, Optional<Message>> render) {
    SendContext context =
        new SendContext(slot, render, transport, books, plan, clock, feed::before, true);
    Work work = work(context, new PendingSubscribers(feed, feed::before));
    return work.result(work.queue().tally(feed.added()));
  }

  /** Work that has ended. */
  private record Work(
      DeliveryQueue queue, DeliveryPolicy policy, List<SendWorker.WorkerResult> results) {

    DispatchResult result(Tally tally) {
      return new DispatchResult(
          tally,
          results.stream().mapToLong(SendWorker.WorkerResult::accepted).sum(),
          results.stream().mapToLong(SendWorker.WorkerResult::attempts).sum(),
          end(queue, results),
          trouble(queue, policy.trouble(tally), results));
    }
  }

  private Work work(SendContext context, PendingSubscribers fresh) {
    DeliveryQueue queue = new DeliveryQueue(fresh, clock, pause);
    CircuitBreaker fuse =
        new CircuitBreaker(books.ledger().tally(context.slot()).of(State.ACCEPTED) > 0);
    DeliveryPolicy policy = new DeliveryPolicy(context, queue, fuse);
    RateLimits pace = pace();
    List<SendWorker.WorkerResult> results = pool(context, queue, policy, pace, fuse).work();
    policy.close();
    books.ledger().flush();
    pace.close();
    return new Work(queue, policy, results);
  }

  private RateLimits pace() {
    Ledger ledger = books.ledger();
    if (books.pace().isPresent()) {
      return new RateLimits(plan.pacing(), clock, books.pace().get(), ledger::flush);
    }
    long today =
        plan.pacing().perDay() == Long.MAX_VALUE
            ? 0
            : ledger.acceptedSince(clock.instant().minus(DAY));
    return new RateLimits(plan.pacing(), clock, today);
  }

  /** Returns the deliveries that this run has settled so far, without those settled before. */
  public synchronized Tally progress() {
    return running == null ? new Tally(Map.of()) : running.progress();
  }

  /** Returns why nothing is sent now; empty unless the server is waited for. */
  public synchronized Optional<String> waiting() {
    return pool == null ? Optional.empty() : pool.limit().waiting();
  }

  /**
   * Stops this run after the messages being sent, and every later run at once. Returns without
   * waiting; {@link #dispatch} returns when it has stopped.
   */
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop(End.STOPPED, "");
    }
  }

  /**
   * Stops this run after the messages being sent, since another worker has found that the server
   * refuses this sender.
   *
   * @param why what that worker has found
   */
  public synchronized void block(String why) {
    stopped = true;
    if (running != null) {
      running.stop(End.BLOCKED, why);
    }
  }

  /** Leaves domains alone that take nothing from another worker. */
  public synchronized void block(Collection<String> domains) {
    blockedElsewhere.addAll(domains);
    if (breaker != null) {
      breaker.block(domains);
    }
  }

  /** Returns the domains that take nothing from this sender, as this run has found. */
  public synchronized List<String> blocked() {
    return breaker == null ? List.of() : breaker.blocked();
  }

  /**
   * Stops the run and closes its connections at once. Messages being sent become deferred, or
   * unknown if their end was sent. Returns without waiting.
   */
  public synchronized void abandon() {
    stop();
    if (pool != null) {
      pool.abandon();
    }
  }

  private synchronized ConnectionPool pool(
      SendContext context,
      DeliveryQueue queue,
      DeliveryPolicy policy,
      RateLimits pace,
      CircuitBreaker fuse) {
    CompletableFuture<ConnectionPool> itself = new CompletableFuture<>();
    ConnectionPool workers =
        new ConnectionPool(
            plan.connections(),
            clock,
            () -> new SendWorker(context, queue, policy, pace, itself::join));
    itself.complete(workers);
    running = queue;
    pool = workers;
    breaker = fuse;
    fuse.block(blockedElsewhere);
    if (stopped) {
      queue.stop(End.STOPPED, "");
    }
    return workers;
  }

  private static End end(DeliveryQueue queue, List<SendWorker.WorkerResult> results) {
    if (!queue.isUnfinished()) {
      return End.DONE;
    }
    if (queue.stop().isPresent()) {
      return queue.stop().get().end();
    }
    return results.stream().anyMatch(SendWorker.WorkerResult::answered)
        ? End.BROKEN_OFF
        : End.UNAVAILABLE;
  }

  /** Returns the reason of a stop, of refusals and deferrals, or of a lost connection. */
  private static String trouble(
      DeliveryQueue queue, Optional<String> answer, List<SendWorker.WorkerResult> results) {
    Optional<String> stop = queue.stop().map(DeliveryQueue.Stop::why).filter(why -> !why.isEmpty());
    Optional<String> connection =
        results.stream()
            .map(SendWorker.WorkerResult::trouble)
            .filter(trouble -> !trouble.isEmpty())
            .findFirst();
    return queue.isUnfinished()
        ? stop.or(() -> connection).or(() -> answer).orElse("")
        : stop.or(() -> answer).or(() -> connection).orElse("");
  }
}
