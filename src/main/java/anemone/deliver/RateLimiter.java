package anemone.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets one pass every so often, and saves no turns up: the generic cell rate algorithm (ITU-T
 * I.371) without a burst. May be shared by threads.
 */
final class RateLimiter {

  private static final double NANOS_A_SECOND = 1e9;

  private final Duration interval;
  private final Clock clock;
  private Instant free = Instant.EPOCH;

  /** A turnstile for so many a second; it stands open where there is no limit. */
  RateLimiter(double perSecond, Clock clock) {
    this.interval = Duration.ofNanos((long) (NANOS_A_SECOND / perSecond));
    this.clock = clock;
  }

  boolean isOpen() {
    return interval.isZero();
  }

  /** Takes the next turn. How long to wait for it. */
  synchronized Duration turn() {
    if (isOpen()) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Instant mine = free.isAfter(now) ? free : now;
    free = mine.plus(interval);
    return Duration.between(now, mine);
  }
}
