package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Who is still to be sent to, shared by the workers of a run, and the count of who has been dealt
 * with. Holds a bounded number of subscribers, however long the list.
 */
final class Agenda {

  /** More than these are not tried again in this run, but left deferred for the next. */
  private static final int MOST_RETRIES = 10_000;

  private static final Duration NAP = Duration.ofSeconds(1);

  private final Iterator<Subscriber> fresh;
  private final Clock clock;
  private final Pause pause;
  private final PriorityQueue<Task> later = new PriorityQueue<>(Comparator.comparing(Task::due));
  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private long nothing;
  private int inHand;
  private boolean stopped;

  Agenda(Iterator<Subscriber> fresh, Clock clock, Pause pause) {
    this.fresh = fresh;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * A subscriber to send to.
   *
   * @param tries how often this run has tried
   * @param state what the ledger says
   * @param due when to try next
   */
  record Task(Subscriber subscriber, int tries, State state, Instant due) {

    Task as(State known) {
      return new Task(subscriber, tries, known, due);
    }

    Task triedOnceMore(State now, Instant next) {
      return new Task(subscriber, tries + 1, now, next);
    }
  }

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
        Task first = later.peek();
        if (next.isPresent() || stopped || first == null) {
          return next;
        }
        time = Duration.between(clock.instant(), first.due());
      }
      nap(time);
    }
  }

  /** Takes the next task if there is one now, and waits for nothing. */
  synchronized Optional<Task> poll() {
    Task first = later.peek();
    Instant now = clock.instant();
    if (stopped) {
      return Optional.empty();
    }
    if (first != null && !first.due().isAfter(now)) {
      inHand++;
      return Optional.of(later.remove());
    }
    if (fresh.hasNext()) {
      inHand++;
      return Optional.of(new Task(fresh.next(), 0, State.PENDING, now));
    }
    return Optional.empty();
  }

  /** Gives a task back for good, and counts it. */
  synchronized void end(State state) {
    counts.merge(state, 1L, Long::sum);
    gaveBack();
  }

  /** Gives back a subscriber for whom there is no message. */
  synchronized void endWithNothing() {
    nothing++;
    gaveBack();
  }

  /** Gives a task back to be taken again when it is due; without room, it ends as it is. */
  synchronized void again(Task task) {
    if (later.size() < MOST_RETRIES) {
      later.add(task);
    } else {
      counts.merge(task.state(), 1L, Long::sum);
    }
    gaveBack();
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

  /** From now on there is nothing to take. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Whether somebody has not had a turn. To be asked when no worker is left. */
  synchronized boolean isUnfinished() {
    return !later.isEmpty() || fresh.hasNext();
  }

  /**
   * Counts all that were planned. To be asked when no worker is left.
   *
   * @throws IllegalStateException if the sum is not what was planned
   */
  synchronized Tally tally(long planned) {
    Map<State, Long> all = new EnumMap<>(counts);
    later.forEach(task -> all.merge(task.state(), 1L, Long::sum));
    Tally met = new Tally(all, nothing);
    long rest = planned - met.total();
    if (rest < 0 || inHand != 0 || (rest > 0 && !stopped && !fresh.hasNext())) {
      throw new IllegalStateException(
          "the deliveries do not add up: %d planned, %d accounted for, %d in hand"
              .formatted(planned, met.total(), inHand));
    }
    all.merge(State.PENDING, rest, Long::sum);
    return new Tally(all, nothing);
  }

  private boolean idle() {
    return !stopped && inHand > 0 && later.isEmpty() && !fresh.hasNext();
  }

  private void gaveBack() {
    inHand--;
    notifyAll();
  }
}
