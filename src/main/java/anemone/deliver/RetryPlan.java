package anemone.deliver;

import anemone.subscriber.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * When temporary failures are retried (RFC 5321 section 4.5.4.1): the pause doubles after each
 * failure. Up to half of it is added, depending on the address, so that deliveries that failed
 * together are not retried together.
 *
 * @param tries maximum number of attempts at a delivery in one run, 1 or more
 * @param first the pause after the first failure
 * @param longest the maximum pause, without the addition
 * @param patience the maximum pause that a run waits for; deliveries with longer pauses are left to
 *     a later run
 * @param age the time after the first attempt at which a delivery is no longer deferred, but
 *     refused with the last reply
 * @param giveUp the time after its day at which an unfinished edition is closed
 */
public record RetryPlan(
    int tries, Duration first, Duration longest, Duration patience, Duration age, Duration giveUp) {

  /** Three attempts per run, after pauses of 5 and 10 seconds, over two days. */
  public static final RetryPlan STANDARD =
      new RetryPlan(
          3,
          Duration.ofSeconds(5),
          Duration.ofHours(4),
          Duration.ofSeconds(10),
          Duration.ofDays(2),
          Duration.ofDays(4));

  /** Maximum number of attempts that may end without a reply to a message that was sent whole. */
  static final int MAX_UNKNOWN = 3;

  private static final int SPREAD = 1024;

  /** Checks the number of attempts. */
  public RetryPlan {
    if (tries < 1) {
      throw new IllegalArgumentException("tries is " + tries + "; must be 1 or more");
    }
  }

  /** Returns the pause after a number of failures, without the addition. */
  public Duration pauseAfter(int failures) {
    Duration pause = first;
    for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  /**
   * Returns the earliest next attempt after {@code failures} failures, the last at {@code last}.
   */
  public Instant next(EmailAddress address, int failures, Instant last) {
    Duration pause = pauseAfter(failures);
    int share = Math.floorMod(31 * address.hashCode() + failures, SPREAD);
    return last.plus(pause).plus(pause.multipliedBy(share).dividedBy(2 * SPREAD));
  }

  /**
   * Whether a run waits for the next attempt, rather than leaving it to a later run.
   *
   * @param failures number of failures of the delivery
   * @param triesOfThisRun number of its attempts in this run
   */
  public boolean isWaitedFor(int failures, int triesOfThisRun) {
    return triesOfThisRun < tries && pauseAfter(failures).compareTo(patience) <= 0;
  }

  /** Whether a delivery is no longer deferred. */
  public boolean isTooOld(Instant firstTried, Instant now) {
    return !now.isBefore(firstTried.plus(age));
  }

  /** Whether a delivery without a reply may be sent again. */
  boolean mayRepeat(int unknowns, Instant firstTried, Instant now) {
    return unknowns < MAX_UNKNOWN && !isTooOld(firstTried, now);
  }

  /** Returns a copy with another first pause. */
  public RetryPlan withFirst(Duration pause) {
    return new RetryPlan(tries, pause, longest, patience, age, giveUp);
  }

  /** Returns a copy with another maximum pause. */
  public RetryPlan withLongest(Duration pause) {
    return new RetryPlan(tries, first, pause, patience, age, giveUp);
  }

  /** Returns a copy with another maximum pause that a run waits for. */
  public RetryPlan withPatience(Duration pause) {
    return new RetryPlan(tries, first, longest, pause, age, giveUp);
  }

  /** Returns a copy with another age. */
  public RetryPlan withAge(Duration time) {
    return new RetryPlan(tries, first, longest, patience, time, giveUp);
  }

  /** Returns a copy that closes unfinished editions after another time. */
  public RetryPlan withGiveUp(Duration time) {
    return new RetryPlan(tries, first, longest, patience, age, time);
  }
}
