package anemone.deliver;

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
  private @Nullable ConnectionPool crew;

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
    SendContext job = new SendContext(slot, render, transport, books, plan, clock, before);
    DeliveryQueue agenda =
        new DeliveryQueue(new PendingSubscribers(subscribers, before), clock, pause);
    DeliveryPolicy bookkeeper = new DeliveryPolicy(job, agenda, new CircuitBreaker());
    List<SendWorker.WorkerResult> shares = crew(job, agenda, bookkeeper).work();
    bookkeeper.close();
    ledger.flush();
    Tally tally = agenda.tally(planned);
    // Those the edition has nothing for are no deliveries, unless they are written down as such.
    long never = tally.nothing() - agenda.nothingAnyMore();
    ledger.plan(slot, planned - never);
    if (agenda.isUnfinished()) {
      // What earlier runs did for those whom this one did not come to counts as well.
      tally = new Tally(ledger.tally(slot).counts(), never);
    }
    return new DispatchResult(
        tally,
        shares.stream().mapToLong(SendWorker.WorkerResult::accepted).sum(),
        end(agenda, shares),
        trouble(agenda, bookkeeper, shares));
  }

  /**
   * What this run has brought to an end so far; what it found settled, or not yet due, is missing.
   */
  public synchronized Tally progress() {
    return running == null ? new Tally(Map.of(), 0) : running.progress();
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
    if (crew != null) {
      crew.abandon();
    }
  }

  private synchronized ConnectionPool crew(
      SendContext job, DeliveryQueue agenda, DeliveryPolicy bookkeeper) {
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
            () -> new SendWorker(job, agenda, bookkeeper, pace, itself::join));
    itself.complete(hiring);
    running = agenda;
    crew = hiring;
    if (stopped) {
      agenda.stop(End.STOPPED, "");
    }
    return hiring;
  }

  private static End end(DeliveryQueue agenda, List<SendWorker.WorkerResult> shares) {
    if (!agenda.isUnfinished()) {
      return End.DONE;
    }
    if (agenda.stop().isPresent()) {
      return agenda.stop().get().end();
    }
    return shares.stream().anyMatch(SendWorker.WorkerResult::answered)
        ? End.BROKEN_OFF
        : End.UNAVAILABLE;
  }

  private static String trouble(
      DeliveryQueue agenda, DeliveryPolicy bookkeeper, List<SendWorker.WorkerResult> shares) {
    return agenda
        .stop()
        .map(DeliveryQueue.Stop::why)
        .filter(why -> !why.isEmpty())
        .or(bookkeeper::trouble)
        .or(
            () ->
                shares.stream()
                    .map(SendWorker.WorkerResult::trouble)
                    .filter(trouble -> !trouble.isEmpty())
                    .findFirst())
        .orElse("");
  }
}
