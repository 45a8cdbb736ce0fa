package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.subscriber.Subscriber;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The subscribers whose deliveries no earlier run has settled, in their order; the others are
 * counted and skipped.
 */
final class PendingSubscribers implements Iterator<Subscriber> {

  private final Recipients all;
  private final Ledger.States before;
  private final Map<State, Long> settled = new EnumMap<>(State.class);
  private Optional<Subscriber> next = Optional.empty();
  private volatile boolean stopped;

  /**
   * The unsettled subscribers of a list.
   *
   * @param all the list
   * @param before the states of deliveries when the run began
   */
  PendingSubscribers(Recipients all, Ledger.States before) {
    this.all = all;
    this.before = before;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !stopped && all.hasNext()) {
      Subscriber subscriber = all.next();
      State state = before.of(subscriber.address());
      if (state.isFinal()) {
        settled.merge(state, 1L, Long::sum);
        all.ended(subscriber, Optional.empty());
      } else {
        next = Optional.of(subscriber);
      }
    }
    return next.isPresent();
  }

  /**
   * Stops skipping, which may take a second where most are settled. May be called by any thread.
   */
  void stop() {
    stopped = true;
  }

  /** Whether the whole list was read. */
  boolean isAtEnd() {
    return next.isEmpty() && !all.hasNext();
  }

  /** Whether subscribers may be added. */
  boolean mayGetMore() {
    return all.isOpen();
  }

  /** Sets what to call when subscribers were added, or none will be. */
  void onChange(Runnable call) {
    all.onChange(call);
  }

  /** Notes that the delivery to a subscriber has ended for this run. */
  void ended(Subscriber subscriber, Optional<NoDelivery> without) {
    all.ended(subscriber, without);
  }

  @Override
  public Subscriber next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list has no more subscribers");
    }
    Subscriber subscriber = next.orElseThrow();
    next = Optional.empty();
    return subscriber;
  }

  /** Returns the number of skipped subscribers by state. */
  Map<State, Long> settled() {
    return Collections.unmodifiableMap(settled);
  }
}
