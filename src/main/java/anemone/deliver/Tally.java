package anemone.deliver;

import anemone.deliver.Delivery.State;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The number of deliveries of an edition in each state.
 *
 * @param counts the numbers by state; 0 for a state that is missing
 * @param nothing number of subscribers for whom there is no delivery: the edition has no story for
 *     them, or they have unsubscribed
 * @param unsubscribed how many have unsubscribed before their mail began
 */
public record Tally(Map<State, Long> counts, long nothing, long unsubscribed) {

  /** Copies the counts. */
  public Tally {
    Map<State, Long> all = new EnumMap<>(State.class);
    all.putAll(counts);
    counts = Collections.unmodifiableMap(all);
  }

  /** The deliveries of subscribers of whom each has one. */
  public Tally(Map<State, Long> counts) {
    this(counts, 0, 0);
  }

  /** Returns the number of deliveries in a state. */
  public long of(State state) {
    return counts.getOrDefault(state, 0L);
  }

  /** Returns the number of subscribers, with those for whom there is no delivery. */
  public long total() {
    return nothing + counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the number of deliveries to send by later runs: unknown ones count only if resent. */
  public long open(UnknownPolicy policy) {
    return left() + (policy == UnknownPolicy.RESEND ? of(State.UNKNOWN) : 0);
  }

  /** Returns the number of deliveries that are neither accepted, refused nor unknown. */
  public long left() {
    return of(State.PENDING) + of(State.SENDING) + of(State.DEFERRED);
  }
}
