package anemone.deliver;

import anemone.edition.Slot;
import anemone.render.Message;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends an edition to its subscribers, each once, over several connections.
 *
 * <p>What the ledger says was accepted or refused is left alone, so that running it again sends the
 * rest and nothing else. A 4xx reply defers a message: it is tried again in this run as the {@link
 * RetryPlan} says, and by the next run after that. A 5xx reply refuses that one subscriber, as does
 * a message that cannot be made. A connection lost before the end of a message defers it to the
 * next connection. One lost after it leaves the delivery unknown, and this run does not touch it
 * again: a server that drops the line there would otherwise get a copy each time, and the operator
 * has the choice before the next run.
 *
 * <p>Nothing here grows with the number of subscribers. One run at a time.
 */
public final class Dispatcher {

  private final Transport transport;
  private final Ledger ledger;
  private final DispatchPlan plan;
  private final Clock clock;
  private final Pause pause;
  private boolean stopped;
  private @Nullable Agenda running;

  /**
   * A dispatcher.
   *
   * @param transport the way to the server
   * @param ledger where everything is written down
   * @param plan how to send
   * @param clock the time
   * @param pause how to wait
   */
  public Dispatcher(
      Transport transport, Ledger ledger, DispatchPlan plan, Clock clock, Pause pause) {
    this.transport = transport;
    this.ledger = ledger;
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
  public Dispatched dispatch(
      Slot slot,
      long planned,
      Iterator<Subscriber> subscribers,
      Function<Subscriber, Optional<Message>> render) {
    ledger.plan(slot, planned);
    ledger.recover(slot, clock.instant());
    Agenda agenda = begin(new Agenda(subscribers, clock, pause));
    boolean untouched = ledger.tally(slot).of(Delivery.State.PENDING) == planned;
    var job = new Worker.Job(slot, render, transport, ledger, plan, clock, untouched);
    List<Worker.Share> shares = work(job, agenda);
    ledger.flush();
    Tally tally = agenda.tally(planned);
    if (!agenda.isUnfinished()) {
      // Those the edition has nothing for are no deliveries.
      ledger.plan(slot, planned - tally.nothing());
    }
    return new Dispatched(
        tally,
        shares.stream().mapToLong(Worker.Share::accepted).sum(),
        end(agenda, shares),
        shares.stream()
            .map(Worker.Share::trouble)
            .filter(t -> !t.isEmpty())
            .findFirst()
            .orElse(""));
  }

  /**
   * Ends the run soon, and every later one at once: what is on its way is finished, nothing new is
   * begun. Returns without waiting; {@link #dispatch} returns when it is done.
   */
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop();
    }
  }

  private synchronized Agenda begin(Agenda agenda) {
    running = agenda;
    if (stopped) {
      agenda.stop();
    }
    return agenda;
  }

  private static Dispatched.End end(Agenda agenda, List<Worker.Share> shares) {
    if (!agenda.isUnfinished()) {
      return Dispatched.End.DONE;
    }
    if (agenda.isStopped()) {
      return Dispatched.End.STOPPED;
    }
    return shares.stream().anyMatch(Worker.Share::answered)
        ? Dispatched.End.BROKEN_OFF
        : Dispatched.End.UNAVAILABLE;
  }

  /** Lets the workers work, and returns or throws when the last of them has ended. */
  private List<Worker.Share> work(Worker.Job job, Agenda agenda) {
    ExecutorService threads = Executors.newFixedThreadPool(plan.connections());
    try {
      List<CompletableFuture<Worker.Share>> shares = new ArrayList<>();
      for (int i = 0; i < plan.connections(); i++) {
        shares.add(CompletableFuture.supplyAsync(new Worker(job, agenda), threads));
      }
      CompletableFuture.allOf(shares.toArray(CompletableFuture<?>[]::new)).join();
      return shares.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }
}
