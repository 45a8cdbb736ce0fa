package anemone.deliver;

import anemone.subscriber.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * How often, and after what pauses, a delivery is tried that fails for now (RFC 5321 section
 * 4.5.4.1): twice as long after each failure, and up to half as long again, by the address, so that
 * those which failed together do not come back together.
 *
 * @param tries the most attempts one run makes at a message, 1 or more
 * @param first the pause after the first failure
 * @param longest the longest pause, before what is added to it
 * @param patience the longest pause that a run waits for; what has to rest longer is left to a
 *     later run
 * @param age how long after it was first tried a delivery may be deferred once more; after that it
 *     is refused, with the last answer
 * @param giveUp how long after its day an edition that is not done is closed
 */
public record RetryPlan(
    int tries, Duration first, Duration longest, Duration patience, Duration age, Duration giveUp) {

  /** Three attempts a run, five and ten seconds apart, over two days. */
  public static final RetryPlan STANDARD =
      new RetryPlan(
          3,
          Duration.ofSeconds(5),
          Duration.ofHours(4),
          Duration.ofSeconds(10),
          Duration.ofDays(2),
          Duration.ofDays(4));

  /** No more attempts are made at a message that left whole and was never answered so often. */
  static final int MOST_UNKNOWN = 3;

  private static final int SPREAD = 1024;

  /** Checks that there is an attempt. */
  public RetryPlan {
    if (tries < 1) {
      throw new IllegalArgumentException("tries is " + tries + "; it must be 1 or more");
    }
  }

  /** The pause after so many failures, without what an address adds to it. */
  public Duration pauseAfter(int failures) {
    Duration pause = first;
    for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  /** Earliest next attempt after {@code failures} failures, the last at {@code last}. */
  public Instant next(EmailAddress address, int failures, Instant last) {
    Duration pause = pauseAfter(failures);
    int share = Math.floorMod(31 * address.hashCode() + failures, SPREAD);
    return last.plus(pause).plus(pause.multipliedBy(share).dividedBy(2 * SPREAD));
  }

  /**
   * Whether a run waits for the next attempt, rather than leaving it to a later run.
   *
   * @param failures how often the delivery has failed
   * @param triesOfThisRun how many of its attempts this run has made
   */
  public boolean isWaitedFor(int failures, int triesOfThisRun) {
    return triesOfThisRun < tries && pauseAfter(failures).compareTo(patience) <= 0;
  }

  /** Whether a delivery that was first tried at a moment is not deferred any more. */
  public boolean isTooOld(Instant firstTried, Instant now) {
    return !now.isBefore(firstTried.plus(age));
  }

  /** Whether a delivery without an answer may be tried again. */
  boolean mayRepeat(int unknowns, Instant firstTried, Instant now) {
    return unknowns < MOST_UNKNOWN && !isTooOld(firstTried, now);
  }

  /** A copy with another first pause. */
  public RetryPlan withFirst(Duration pause) {
    return new RetryPlan(tries, pause, longest, patience, age, giveUp);
  }

  /** A copy with another longest pause. */
  public RetryPlan withLongest(Duration pause) {
    return new RetryPlan(tries, first, pause, patience, age, giveUp);
  }

  /** A copy with another longest pause that a run waits for. */
  public RetryPlan withPatience(Duration pause) {
    return new RetryPlan(tries, first, longest, pause, age, giveUp);
  }

  /** A copy with another age. */
  public RetryPlan withAge(Duration time) {
    return new RetryPlan(tries, first, longest, patience, time, giveUp);
  }

  /** A copy that closes unfinished editions after another time. */
  public RetryPlan withGiveUp(Duration time) {
    return new RetryPlan(tries, first, longest, patience, age, time);
  }
}
