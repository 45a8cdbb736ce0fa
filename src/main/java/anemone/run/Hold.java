package anemone.run;

import anemone.deliver.Sleeper;
import anemone.edition.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Waits until an approved edition may leave. The moment is stored with the edition, so that a run
 * that was killed meanwhile does not wait longer.
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
   * @param recalls end it: a recalled edition is not waited for
   * @param listener is told what is left, about twice a second
   * @param clock the time
   * @param pause how to wait
   */
  Hold(Recalls recalls, RunListener listener, Clock clock, Sleeper pause) {
    this.recalls = recalls;
    this.listener = listener;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Returns when an edition may leave, was recalled, or is not to be sent by this process any more.
   *
   * @param release nothing of it leaves before
   * @param stopped whether the process was asked to end
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
