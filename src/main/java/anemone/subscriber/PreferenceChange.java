package anemone.subscriber;

import java.time.Duration;
import java.time.Instant;

/**
 * A change of a subscriber's preferences that can be undone.
 *
 * @param id its number
 * @param previous what the subscriber had chosen before
 * @param at when it was made
 */
public record PreferenceChange(long id, PreferenceSet previous, Instant at) {

  /** How long it can be undone. */
  public static final Duration UNDOABLE = Duration.ofDays(30);

  private static final int EPOCH_MASK = 0xFFFF;

  /** Distinguishes its link from those of other changes of the subscriber, 0 to 65535. */
  public int epoch() {
    return (int) (id & EPOCH_MASK);
  }
}
