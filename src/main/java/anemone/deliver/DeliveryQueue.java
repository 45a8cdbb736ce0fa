package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Who is still to be sent to, shared by the workers of a run, and the count of who has been dealt
 * with. Holds a bounded number of subscribers, however long the list.
 */
final class DeliveryQueue {

  /** More than these are not tried again in this run, but left deferred for the next. */
  private static final int MOST_RETRIES = 10_000;

  /** With so many waiting for their domain's turn, no new ones are taken from the list. */
  private static final int MOST_HELD = 10_000;

  private static final Duration NAP = Duration.ofSeconds(1);

  private final PendingSubscribers fresh;
  private final Clock clock;
  private final Sleeper pause;
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparing(entry -> entry.task().due()));
  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private final Map<State, Long> found = new EnumMap<>(State.class);
  private long nothing;
  private long nothingAnyMore;
  private int inHand;
  private int held;
  private Optional<Stop> stop = Optional.empty();

  DeliveryQueue(PendingSubscribers fresh, Clock clock, Sleeper pause) {
    this.fresh = fresh;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * A subscriber to send to.
   *
   * @param state what the ledger says
   * @param attempts how often this run and earlier ones have tried
   * @param first when the first of them did
   * @param tries how often this run has tried
   * @param due when to try next
   * @param isKnown whether the ledger was asked
   * @param hasTurn whether it has had its turn among those of its domain
   */
  record Task(
      Subscriber subscriber,
      State state,
      int attempts,
      Optional<Instant> first,
      int tries,
      Instant due,
      boolean isKnown,
      boolean hasTurn) {

    static Task fresh(Subscriber subscriber, Instant now) {
      return new Task(subscriber, State.PENDING, 0, Optional.empty(), 0, now, false, false);
    }

    Task knownAs(Delivery delivery, Instant next) {
      return new Task(
          subscriber,
          delivery.state(),
          delivery.attempts(),
          Optional.of(delivery.first()),
          tries,
          next,
          true,
          hasTurn);
    }

    Task triedOnceMore(Instant now, Instant next) {
      return new Task(
          subscriber,
          State.DEFERRED,
          attempts + 1,
          first.or(() -> Optional.of(now)),
          tries + 1,
          next,
          true,
          false);
    }

    Task withTurn(Instant at) {
      return new Task(subscriber, state, attempts, first, tries, at, isKnown, true);
    }

    /** The recipient's domain. */
    String domain() {
      return subscriber.address().domain();
    }
  }

  /** A task that is to be taken again. */
  private record Later(Task task, boolean held) {}

  /**
   * Why there is nothing more to take.
   *
   * @param why in words, or empty
   */
  record Stop(End end, String why) {}

  /**
   * Takes the next task, waiting for one to become due or for another worker to give one back;
   * empty when there is none left, or the run was stopped. Every task must be given back.
   */
  Optional<Task> take() throws InterruptedException {
    while (true) {
      Duration time;
      synchronized (this) {
        while (idle()) {
          wait();
        }
        Optional<Task> next = poll();
        Later first = later.peek();
        if (next.isPresent() || stop.isPresent() || first == null) {
          return next;
        }
        time = Duration.between(clock.instant(), first.task().due());
      }
      nap(time);
    }
  }

  /** Takes the next task if there is one now, and waits for nothing. */
  synchronized Optional<Task> poll() {
    Later first = later.peek();
    Instant now = clock.instant();
    if (stop.isPresent()) {
      return Optional.empty();
    }
    if (first != null && !first.task().due().isAfter(now)) {
      inHand++;
      later.remove();
      held -= first.held() ? 1 : 0;
      return Optional.of(first.task());
    }
    if (held < MOST_HELD && fresh.hasNext()) {
      inHand++;
      return Optional.of(Task.fresh(fresh.next(), now));
    }
    return Optional.empty();
  }

  /** Gives a task back for good, and counts it. */
  synchronized void end(State state) {
    counts.merge(state, 1L, Long::sum);
    gaveBack();
  }

  /** Gives a task back for good as an earlier run has left it, and counts it. */
  synchronized void endAsFound(State state) {
    found.merge(state, 1L, Long::sum);
    end(state);
  }

  /** What this run has brought to an end so far; what it left as it was does not count. */
  synchronized Tally progress() {
    Map<State, Long> own = new EnumMap<>(counts);
    found.forEach((state, number) -> own.merge(state, -number, Long::sum));
    return new Tally(own, nothing);
  }

  /**
   * Gives back a subscriber for whom there is no message.
   *
   * @param state what the ledger says
   */
  synchronized void endWithNothing(State state) {
    nothing++;
    nothingAnyMore += state == State.PENDING ? 0 : 1;
    gaveBack();
  }

  /** Gives a task back to be taken again when it is due; without room, it ends as it is. */
  synchronized void again(Task task) {
    if (later.size() - held < MOST_RETRIES) {
      later.add(new Later(task, false));
    } else {
      counts.merge(task.state(), 1L, Long::sum);
    }
    gaveBack();
  }

  /** Gives a task back that waits for its domain's turn. */
  synchronized void hold(Task task) {
    held++;
    later.add(new Later(task, true));
    gaveBack();
  }

  /** Counts one that ended in a state as another one. */
  synchronized void recount(State from, State to) {
    counts.merge(from, -1L, Long::sum);
    counts.merge(to, 1L, Long::sum);
  }

  /**
   * How many there is no message for who have a row in the ledger: they changed their topics, say,
   * after an attempt was deferred.
   */
  synchronized long nothingAnyMore() {
    return nothingAnyMore;
  }

  /** Lets that much time pass, or as much as there is before a stop. */
  void nap(Duration time) throws InterruptedException {
    Duration rest = time;
    while (rest.compareTo(Duration.ZERO) > 0 && !isStopped()) {
      Duration some = rest.compareTo(NAP) < 0 ? rest : NAP;
      pause.sleep(some);
      rest = rest.minus(some);
    }
  }

  /** From now on there is nothing to take; the first reason stays. */
  void stop(End end, String why) {
    fresh.stop();
    synchronized (this) {
      if (stop.isEmpty()) {
        stop = Optional.of(new Stop(end, why));
      }
      notifyAll();
    }
  }

  synchronized boolean isStopped() {
    return stop.isPresent();
  }

  /** Why there was nothing more to take, if it was stopped. */
  synchronized Optional<Stop> stop() {
    return stop;
  }

  /** Whether somebody has not had a turn. To be asked when no worker is left. */
  synchronized boolean isUnfinished() {
    return !later.isEmpty() || !fresh.isAtEnd();
  }

  /**
   * Counts all that were planned. To be asked when no worker is left.
   *
   * @throws IllegalStateException if the sum is not what was planned
   */
  synchronized Tally tally(long planned) {
    Map<State, Long> all = new EnumMap<>(counts);
    fresh.settled().forEach((state, number) -> all.merge(state, number, Long::sum));
    later.forEach(entry -> all.merge(entry.task().state(), 1L, Long::sum));
    Tally met = new Tally(all, nothing);
    long rest = planned - met.total();
    if (rest < 0 || inHand != 0 || (rest > 0 && stop.isEmpty() && fresh.isAtEnd())) {
      throw new IllegalStateException(
          "the deliveries do not add up: %d planned, %d accounted for, %d in hand"
              .formatted(planned, met.total(), inHand));
    }
    all.merge(State.PENDING, rest, Long::sum);
    return new Tally(all, nothing);
  }

  private boolean idle() {
    return stop.isEmpty() && inHand > 0 && later.isEmpty() && !fresh.hasNext();
  }

  private void gaveBack() {
    inHand--;
    notifyAll();
  }
}
