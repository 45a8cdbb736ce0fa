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
 * counted and passed over, so that no worker has to take and give back what is done.
 */
final class PendingSubscribers implements Iterator<Subscriber> {

  private final Iterator<Subscriber> all;
  private final Ledger.States before;
  private final Map<State, Long> settled = new EnumMap<>(State.class);
  private Optional<Subscriber> next = Optional.empty();
  private volatile boolean stopped;

  /**
   * The unsettled ones of a list.
   *
   * @param all the list
   * @param before what earlier runs have left
   */
  PendingSubscribers(Iterator<Subscriber> all, Ledger.States before) {
    this.all = all;
    this.before = before;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !stopped && all.hasNext()) {
      Subscriber subscriber = all.next();
      State state = before.of(subscriber.address());
      if (state == State.ACCEPTED || state == State.REFUSED) {
        settled.merge(state, 1L, Long::sum);
      } else {
        next = Optional.of(subscriber);
      }
    }
    return next.isPresent();
  }

  /**
   * Ends the passing over, which may take a second where most are settled. May be called by another
   * thread at any time.
   */
  void stop() {
    stopped = true;
  }

  /** Whether the whole list was read, also if it was stopped. */
  boolean isAtEnd() {
    return next.isEmpty() && !all.hasNext();
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

  /** How many were passed over so far. */
  Map<State, Long> settled() {
    return Collections.unmodifiableMap(settled);
  }
}
