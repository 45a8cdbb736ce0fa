package anemone.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Limits a rate without allowing bursts: the generic cell rate algorithm (ITU-T I.371). May be
 * shared by threads.
 */
final class RateLimiter {

  private static final double NANOS_A_SECOND = 1e9;

  private final Duration interval;
  private final Clock clock;
  private Instant free = Instant.EPOCH;

  /** A limiter to a number per second, which may be infinite. */
  RateLimiter(double perSecond, Clock clock) {
    this.interval = Duration.ofNanos((long) (NANOS_A_SECOND / perSecond));
    this.clock = clock;
  }

  boolean isOpen() {
    return interval.isZero();
  }

  /** Takes the next turn; returns how long to wait for it. */
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
