package anemone.run;

import anemone.deliver.Delivery.State;
import java.util.Optional;

/**
 * The recipients of a run.
 *
 * @param everyone whether to ignore the subscribers' delivery times
 * @param only sends only deliveries in this state, without waiting for their next attempt; empty
 *     for all
 */
public record SendScope(boolean everyone, Optional<State> only) {

  /** All who are due, or everyone. */
  public static SendScope to(boolean everyone) {
    return new SendScope(everyone, Optional.empty());
  }
}
