package anemone.run;

import anemone.deliver.Delivery.State;
import java.util.Optional;

/**
 * The recipients of a run.
 *
 * @param everyone whether to ignore the subscribers' delivery times
 * @param only sends only deliveries in this state, without waiting for their next attempt; empty
 *     for all
 * @param part what this process does where workers share the editions
 */
public record SendScope(boolean everyone, Optional<State> only, SharedEdition.Part part) {

  /** Recipients to whom this process sends, with workers if there are any. */
  public SendScope(boolean everyone, Optional<State> only) {
    this(everyone, only, SharedEdition.Part.WORK);
  }

  /** All who are due, or everyone. */
  public static SendScope to(boolean everyone) {
    return new SendScope(everyone, Optional.empty());
  }

  /** Returns a copy for a process that does another part. */
  public SendScope with(SharedEdition.Part other) {
    return new SendScope(everyone, only, other);
  }
}
