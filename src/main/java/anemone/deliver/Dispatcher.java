package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends an edition to its subscribers, each once, over several connections.
 *
 * <p>What the ledger says was accepted or refused is left alone, so that running it again sends the
 * rest and nothing else. A 4xx reply defers a message: it is tried again as the {@link RetryPlan}
 * says, in this run or in a later one, and refused when that has gone on for too long. A 5xx reply
 * refuses that one subscriber, as does a message that cannot be made; one that says there is no
 * such mailbox also suppresses the address. Refusals that are about the sender end the run when
 * they repeat. A connection lost before the end of a message defers it to the next connection. One
 * lost after it leaves the delivery unknown, and this run does not touch it again: a server that
 * drops the line there would otherwise get a copy each time, and the operator has the choice before
 * the next run.
 *
 * <p>Nothing here grows with the number of subscribers, but for the states that earlier runs have
 * left. One run at a time.
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

  /**
   * A dispatcher.
   *
   * @param transport the way to the server
   * @param books where everything is written down
   * @param plan how to send
   * @param clock the time
   * @param pause how to wait
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
   * Sends what of an edition has not been sent. No other process may be sending it.
   *
   * @param slot the edition
   * @param planned how many subscribers there are, those who had theirs in an earlier run included
   * @param subscribers the subscribers, each address once; read as the run goes
   * @param render makes a subscriber's message, on any thread; empty if there is nothing for them
   * @return what became of every one of them
   * @throws IllegalStateException if the sum is not what was planned
   */
  public DispatchResult dispatch(
      Slot slot,
      long planned,
      Iterator<Subscriber> subscribers,
      Function<Subscriber, Optional<Message>> render) {
    return dispatch(slot, planned, books.ledger().states(slot), subscribers, render);
  }

  /**
   * The same.
   *
   * @param before what the ledger has said of the edition since this process began
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
    SendContext context = new SendContext(slot, render, transport, books, plan, clock, before);
    DeliveryQueue queue =
        new DeliveryQueue(new PendingSubscribers(subscribers, before), clock, pause);
    DeliveryPolicy policy =
        new DeliveryPolicy(
            context, queue, new CircuitBreaker(ledger.tally(slot).of(State.ACCEPTED) > 0));
    List<SendWorker.WorkerResult> shares = pool(context, queue, policy).work();
    policy.close();
    ledger.flush();
    Tally tally = queue.tally(planned);
    // Those the edition has nothing for are no deliveries, unless they are written down as such.
    long never = tally.nothing() - queue.nothingAnyMore();
    ledger.plan(slot, planned - never);
    if (queue.isUnfinished()) {
      // What earlier runs did for those whom this one did not come to counts as well.
      tally = new Tally(ledger.tally(slot).counts(), never);
    }
    return new DispatchResult(
        tally,
        shares.stream().mapToLong(SendWorker.WorkerResult::accepted).sum(),
        shares.stream().mapToLong(SendWorker.WorkerResult::attempts).sum(),
        end(queue, shares),
        trouble(queue, policy.trouble(tally), shares));
  }

  /**
   * What this run has brought to an end so far; what it found settled, or not yet due, is missing.
   */
  public synchronized Tally progress() {
    return running == null ? new Tally(Map.of(), 0) : running.progress();
  }

  /** Why nothing leaves now, in words; empty unless the server is waited for. */
  public synchronized Optional<String> waiting() {
    return pool == null ? Optional.empty() : pool.limit().waiting();
  }

  /**
   * Ends the run soon, and every later one at once: what is on its way is finished, nothing new is
   * begun. Returns without waiting; {@link #dispatch} returns when it is done.
   */
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop(End.STOPPED, "");
    }
  }

  /**
   * Ends the run at once: what is on its way is cut off, and is deferred, or unknown if its end has
   * left. Returns without waiting.
   */
  public synchronized void abandon() {
    stop();
    if (pool != null) {
      pool.abandon();
    }
  }

  private synchronized ConnectionPool pool(
      SendContext context, DeliveryQueue queue, DeliveryPolicy policy) {
    long today =
        plan.pacing().perDay() == Long.MAX_VALUE
            ? 0
            : books.ledger().acceptedSince(clock.instant().minus(DAY));
    RateLimits pace = new RateLimits(plan.pacing(), clock, today);
    CompletableFuture<ConnectionPool> itself = new CompletableFuture<>();
    ConnectionPool hiring =
        new ConnectionPool(
            plan.connections(),
            clock,
            () -> new SendWorker(context, queue, policy, pace, itself::join));
    itself.complete(hiring);
    running = queue;
    pool = hiring;
    if (stopped) {
      queue.stop(End.STOPPED, "");
    }
    return hiring;
  }

  private static End end(DeliveryQueue queue, List<SendWorker.WorkerResult> shares) {
    if (!queue.isUnfinished()) {
      return End.DONE;
    }
    if (queue.stop().isPresent()) {
      return queue.stop().get().end();
    }
    return shares.stream().anyMatch(SendWorker.WorkerResult::answered)
        ? End.BROKEN_OFF
        : End.UNAVAILABLE;
  }

  /** The reason of a stop, of what was not accepted, or of a connection that was lost. */
  private static String trouble(
      DeliveryQueue queue, Optional<String> answer, List<SendWorker.WorkerResult> shares) {
    Optional<String> stop = queue.stop().map(DeliveryQueue.Stop::why).filter(why -> !why.isEmpty());
    Optional<String> connection =
        shares.stream()
            .map(SendWorker.WorkerResult::trouble)
            .filter(trouble -> !trouble.isEmpty())
            .findFirst();
    return queue.isUnfinished()
        ? stop.or(() -> connection).or(() -> answer).orElse("")
        : stop.or(() -> answer).or(() -> connection).orElse("");
  }
}
