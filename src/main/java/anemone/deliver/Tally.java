package anemone.deliver;

import anemone.deliver.Delivery.State;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The deliveries of an edition, counted.
 *
 * @param counts how many are in each state; a state that is missing has none
 * @param nothing how many subscribers the edition has nothing for
 */
public record Tally(Map<State, Long> counts, long nothing) {

  /** Copies the counts. */
  public Tally {
    Map<State, Long> all = new EnumMap<>(State.class);
    all.putAll(counts);
    counts = Collections.unmodifiableMap(all);
  }

  /** How many are in a state. */
  public long of(State state) {
    return counts.getOrDefault(state, 0L);
  }

  /** All of them, with those the edition has nothing for. */
  public long total() {
    return nothing + counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Number of deliveries that are not settled yet: those never answered only if they are resent.
   */
  public long open(UnknownPolicy policy) {
    return left() + (policy == UnknownPolicy.RESEND ? of(State.UNKNOWN) : 0);
  }

  /** How many another run would try: all that are neither accepted, refused nor unknown. */
  public long left() {
    return of(State.PENDING) + of(State.SENDING) + of(State.DEFERRED);
  }
}
