package anemone.run;

import anemone.deliver.Sleeper;
import anemone.edition.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Waits for the hold time of an approved edition. The release time is stored with the edition, so
 * that a killed run does not make it longer.
 */
final class Hold {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Recalls recalls;
  private final RunListener listener;
  private final Clock clock;
  private final Sleeper pause;

  /**
   * A hold.
   *
   * @param recalls the recalled editions, which are not held
   * @param listener receives the remaining time, about twice a second
   * @param clock the clock
   * @param pause waits
   */
  Hold(Recalls recalls, RunListener listener, Clock clock, Sleeper pause) {
    this.recalls = recalls;
    this.listener = listener;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Waits until an edition may be sent or was recalled, or the process is asked to stop.
   *
   * @param release the time at which it may be sent
   * @param stopped whether the process was asked to stop
   */
  void await(Slot slot, Instant release, BooleanSupplier stopped) {
    boolean told = false;
    Duration left = Duration.between(clock.instant(), release);
    while (left.compareTo(Duration.ZERO) > 0
        && !stopped.getAsBoolean()
        && recalls.recalled(slot).isEmpty()) {
      told = true;
      listener.held(slot, release, left);
      pause(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
      left = Duration.between(clock.instant(), release);
    }
    if (told) {
      listener.held(slot, release, Duration.ZERO);
    }
  }

  private void pause(Duration time) {
    try {
      pause.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("waiting for an edition to be released was interrupted", e);
    }
  }
}
