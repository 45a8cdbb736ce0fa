package anemone.deliver;

import java.time.Duration;

/**
 * How often, and after what pauses, one run tries what fails for now. What is left is tried by the
 * next run.
 *
 * @param tries the most attempts a run makes at a message, 1 or more
 * @param first the pause after the first failure; each further one is twice as long
 * @param longest the longest pause
 */
public record RetryPlan(int tries, Duration first, Duration longest) {

  /** Three attempts, five and ten seconds apart. */
  public static final RetryPlan STANDARD =
      new RetryPlan(3, Duration.ofSeconds(5), Duration.ofSeconds(60));

  /** Checks that there is an attempt. */
  public RetryPlan {
    if (tries < 1) {
      throw new IllegalArgumentException("tries is " + tries + "; it must be 1 or more");
    }
  }

  /** The pause after so many failures in a row. */
  public Duration pauseAfter(int failures) {
    Duration pause = first;
    for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
