package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Who is still to be sent to, shared by the workers of a run, and the count of who has been dealt
 * with. Holds a bounded number of subscribers, however long the list.
 */
final class DeliveryQueue {

  /** Maximum number of deliveries that wait for another attempt in this run. */
  private static final int MOST_RETRIES = 10_000;

  /** With this many waiting, retries that are due come before subscribers never tried. */
  private static final int MANY_RETRIES = MOST_RETRIES / 2;

  /** With this many waiting for their domain's turn, no new ones are taken from the list. */
  private static final int MOST_HELD = 10_000;

  private static final Duration NAP = Duration.ofSeconds(1);

  private final PendingSubscribers fresh;
  private final Clock clock;
  private final Sleeper pause;

  /** Waiting for their domain's turn. */
  private final PriorityQueue<Task> held = byTime();

  /** Waiting for another attempt. */
  private final PriorityQueue<Task> retries = byTime();

  /** Waiting for another attempt after one that lost the connection: they go last. */
  private final PriorityQueue<Task> suspects = byTime();

  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private final Map<State, Long> found = new EnumMap<>(State.class);
  private long nothing;
  private long nothingAnyMore;
  private int inHand;
  private Optional<Stop> stop = Optional.empty();

  DeliveryQueue(PendingSubscribers fresh, Clock clock, Sleeper pause) {
    this.fresh = fresh;
    this.clock = clock;
    this.pause = pause;
  }

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
        Optional<Instant> due = earliest();
        if (next.isPresent() || stop.isPresent() || due.isEmpty()) {
          return next;
        }
        time = Duration.between(clock.instant(), due.get());
      }
      nap(time);
    }
  }

  /**
   * Takes the next task if there is one now, and waits for nothing: first those whose domain has
   * its turn, then those never tried, then those to be tried again, last those that lost the
   * connection.
   */
  synchronized Optional<Task> poll() {
    if (stop.isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (isDue(held, now)) {
      return taken(held);
    }
    boolean room = retries.size() + suspects.size() < MANY_RETRIES;
    if (held.size() < MOST_HELD && (room || !isDue(retries, now)) && fresh.hasNext()) {
      inHand++;
      return Optional.of(Task.fresh(fresh.next(), now));
    }
    if (isDue(retries, now)) {
      return taken(retries);
    }
    return isDue(suspects, now) ? taken(suspects) : Optional.empty();
  }

  private Optional<Task> taken(PriorityQueue<Task> waiting) {
    inHand++;
    return Optional.of(waiting.remove());
  }

  private static boolean isDue(PriorityQueue<Task> waiting, Instant now) {
    Task first = waiting.peek();
    return first != null && !first.due().isAfter(now);
  }

  private Optional<Instant> earliest() {
    return Stream.of(held, retries, suspects)
        .flatMap(waiting -> Optional.ofNullable(waiting.peek()).stream())
        .map(Task::due)
        .min(Comparator.naturalOrder());
  }

  private static PriorityQueue<Task> byTime() {
    return new PriorityQueue<>(Comparator.comparing(Task::due));
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
    if (hasRoom()) {
      (task.isSuspect() ? suspects : retries).add(task);
    } else {
      counts.merge(task.state(), 1L, Long::sum);
    }
    gaveBack();
  }

  /** Whether another task can be given back to be taken again. */
  synchronized boolean hasRoom() {
    return retries.size() + suspects.size() < MOST_RETRIES;
  }

  /** Gives a task back that waits for its domain's turn. */
  synchronized void hold(Task task) {
    held.add(task);
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
    return isWaiting() || !fresh.isAtEnd();
  }

  /**
   * Counts all that were planned. To be asked when no worker is left.
   *
   * @throws IllegalStateException if the sum is not what was planned
   */
  synchronized Tally tally(long planned) {
    Map<State, Long> all = new EnumMap<>(counts);
    fresh.settled().forEach((state, number) -> all.merge(state, number, Long::sum));
    Stream.of(held, retries, suspects)
        .flatMap(PriorityQueue::stream)
        .forEach(task -> all.merge(task.state(), 1L, Long::sum));
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
    return stop.isEmpty() && inHand > 0 && !isWaiting() && !fresh.hasNext();
  }

  private boolean isWaiting() {
    return !held.isEmpty() || !retries.isEmpty() || !suspects.isEmpty();
  }

  private void gaveBack() {
    inHand--;
    notifyAll();
  }
}
