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
 * @param patience a longer pause than this one is not waited for, but left to a later run
 * @param age how long after it was first tried a delivery may be deferred once more; after that it
 *     is refused, with the last answer
 */
public record RetryPlan(
    int tries, Duration first, Duration longest, Duration patience, Duration age) {

  /** Three attempts a run, five and ten seconds apart, over two days. */
  public static final RetryPlan STANDARD =
      new RetryPlan(
          3,
          Duration.ofSeconds(5),
          Duration.ofHours(4),
          Duration.ofSeconds(10),
          Duration.ofDays(2));

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

  /** When an address may be tried again that has failed so often, the last time at a moment. */
  public Instant next(EmailAddress address, int failures, Instant last) {
    Duration pause = pauseAfter(failures);
    int share = Math.floorMod(31 * address.hashCode() + failures, SPREAD);
    return last.plus(pause).plus(pause.multipliedBy(share).dividedBy(2 * SPREAD));
  }

  /** Whether a run may wait for what has failed so often, rather than leave it to a later one. */
  public boolean isWaitedFor(int failures, int triesOfThisRun) {
    return triesOfThisRun < tries && pauseAfter(failures).compareTo(patience) <= 0;
  }

  /** Whether a delivery that was first tried at a moment is not deferred any more. */
  public boolean isTooOld(Instant firstTried, Instant now) {
    return !now.isBefore(firstTried.plus(age));
  }

  /** The same plan with another first pause. */
  public RetryPlan withFirst(Duration pause) {
    return new RetryPlan(tries, pause, longest, patience, age);
  }

  /** The same plan with another longest pause. */
  public RetryPlan withLongest(Duration pause) {
    return new RetryPlan(tries, first, pause, patience, age);
  }

  /** The same plan over another time. */
  public RetryPlan withAge(Duration time) {
    return new RetryPlan(tries, first, longest, patience, time);
  }
}
