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
 * The tasks of a run, shared by its workers, and the count of those that have ended. Holds a
 * bounded number of tasks, however long the list of subscribers.
 */
final class DeliveryQueue {

  /** Maximum number of deliveries that wait for another attempt in this run. */
  private static final int MAX_RETRIES = 10_000;

  /** With this many waiting, retries that are due come before subscribers never tried. */
  private static final int MANY_RETRIES = MAX_RETRIES / 2;

  /** Maximum number of tasks that wait for their domain's rate limit. */
  private static final int MAX_HELD = 10_000;

  private static final Duration NAP = Duration.ofSeconds(1);

  private final PendingSubscribers fresh;
  private final Clock clock;
  private final Sleeper pause;

  /** Tasks that wait for their domain's rate limit. */
  private final PriorityQueue<Task> held = byTime();

  /** Tasks that wait for another attempt. */
  private final PriorityQueue<Task> retries = byTime();

  /** Tasks whose last attempt lost the connection; they are tried last. */
  private final PriorityQueue<Task> suspects = byTime();

  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private final Map<State, Long> found = new EnumMap<>(State.class);
  private long nothing;
  private long unsubscribed;
  private long nothingAnyMore;
  private int inHand;
  private Optional<Stop> stop = Optional.empty();

  DeliveryQueue(PendingSubscribers fresh, Clock clock, Sleeper pause) {
    this.fresh = fresh;
    this.clock = clock;
    this.pause = pause;
    fresh.onChange(this::wake);
  }

  private synchronized void wake() {
    notifyAll();
  }

  /**
   * Why the queue was stopped.
   *
   * @param why the reason to report, or empty
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
        if (fresh.mayGetMore() && time.compareTo(NAP) > 0) {
          time = NAP;
        }
      }
      nap(time);
    }
  }

  /**
   * Takes the next task that is due now, without waiting: first those whose domain's rate limit
   * allows them, then those never tried, then retries, last those that lost the connection.
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
    if (held.size() < MAX_HELD && (room || !isDue(retries, now)) && fresh.hasNext()) {
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

  /** Ends a task, and counts it. */
  synchronized void end(Task task, State state) {
    counts.merge(state, 1L, Long::sum);
    fresh.ended(task.subscriber(), Optional.empty());
    gaveBack();
  }

  /** Ends a task in the state in which an earlier run left it, and counts it. */
  synchronized void endAsFound(Task task) {
    found.merge(task.state(), 1L, Long::sum);
    end(task, task.state());
  }

  /** Returns the deliveries that this run has settled so far, without those settled before. */
  synchronized Tally progress() {
    Map<State, Long> own = new EnumMap<>(counts);
    found.forEach((state, number) -> own.merge(state, -number, Long::sum));
    return new Tally(own, nothing, unsubscribed);
  }

  /** Ends a task that needs no delivery. */
  synchronized void endWithout(Task task, NoDelivery why) {
    nothing++;
    unsubscribed += why == NoDelivery.UNSUBSCRIBED ? 1 : 0;
    nothingAnyMore += task.state() == State.PENDING ? 0 : 1;
    fresh.ended(task.subscriber(), Optional.of(why));
    gaveBack();
  }

  /** Gives a task back to be taken again when it is due; if the queue is full, it ends. */
  synchronized void again(Task task) {
    if (hasRoom()) {
      (task.isSuspect() ? suspects : retries).add(task);
    } else {
      counts.merge(task.state(), 1L, Long::sum);
      fresh.ended(task.subscriber(), Optional.empty());
    }
    gaveBack();
  }

  /** Whether the queue has room for another task to be tried again. */
  synchronized boolean hasRoom() {
    return retries.size() + suspects.size() < MAX_RETRIES;
  }

  /** Gives a task back that waits for its domain's rate limit. */
  synchronized void hold(Task task) {
    held.add(task);
    gaveBack();
  }

  /** Changes the counted state of one task. */
  synchronized void recount(State from, State to) {
    counts.merge(from, -1L, Long::sum);
    counts.merge(to, 1L, Long::sum);
  }

  /**
   * Returns the number of tasks without a story that have a record in the ledger, for example
   * because the subscriber changed their topics after a deferred attempt.
   */
  synchronized long nothingAnyMore() {
    return nothingAnyMore;
  }

  /** Waits, until a stop at most. */
  void nap(Duration time) throws InterruptedException {
    Duration rest = time;
    while (rest.compareTo(Duration.ZERO) > 0 && !isStopped()) {
      Duration some = rest.compareTo(NAP) < 0 ? rest : NAP;
      pause.sleep(some);
      rest = rest.minus(some);
    }
  }

  /** Stops the queue; the first reason is kept. */
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

  /** Returns why it was stopped, if it was. */
  synchronized Optional<Stop> stop() {
    return stop;
  }

  /** Whether tasks are left. Called when all workers have ended. */
  synchronized boolean isUnfinished() {
    return isWaiting() || !fresh.isAtEnd();
  }

  /**
   * Counts all planned deliveries. Called when all workers have ended.
   *
   * @throws IllegalStateException if they do not add up to the planned number
   */
  synchronized Tally tally(long planned) {
    Map<State, Long> all = new EnumMap<>(counts);
    fresh.settled().forEach((state, number) -> all.merge(state, number, Long::sum));
    Stream.of(held, retries, suspects)
        .flatMap(PriorityQueue::stream)
        .forEach(task -> all.merge(task.state(), 1L, Long::sum));
    Tally met = new Tally(all, nothing, unsubscribed);
    long rest = planned - met.total();
    if (rest < 0 || inHand != 0 || (rest > 0 && stop.isEmpty() && fresh.isAtEnd())) {
      throw new IllegalStateException(
          "the deliveries do not add up: %d planned, %d accounted for, %d in hand"
              .formatted(planned, met.total(), inHand));
    }
    all.merge(State.PENDING, rest, Long::sum);
    return new Tally(all, nothing, unsubscribed);
  }

  private boolean idle() {
    return stop.isEmpty() && !isWaiting() && !fresh.hasNext() && (inHand > 0 || fresh.mayGetMore());
  }

  private boolean isWaiting() {
    return !held.isEmpty() || !retries.isEmpty() || !suspects.isEmpty();
  }

  private void gaveBack() {
    inHand--;
    notifyAll();
  }
}
