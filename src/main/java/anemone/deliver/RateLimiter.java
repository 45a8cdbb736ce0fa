package anemone.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Limits a rate without allowing bursts: the generic cell rate algorithm (ITU-T I.371). May be
 * shared by threads.
 */
final class RateLimiter {

  private static final double NANOS_A_SECOND = 1e9;

  /** Turns that are reserved together among several workers: those of half a second. */
  private static final double SECONDS_RESERVED = 0.5;

  private final Duration interval;
  private final Clock clock;
  private final Function<Duration, Window> windows;
  private Instant free = Instant.EPOCH;
  private Instant end;

  /** A limiter to a number per second, which may be infinite. */
  RateLimiter(double perSecond, Clock clock) {
    this.interval = interval(perSecond);
    this.clock = clock;
    this.windows = step -> new Window(Duration.ZERO, Duration.ZERO);
    this.end = Instant.MAX;
  }

  /**
   * A limiter to a number per second of all workers.
   *
   * @param key what is limited
   */
  RateLimiter(double perSecond, Clock clock, SharedPace pace, String key) {
    this.interval = interval(perSecond);
    this.clock = clock;
    int turns = Math.max(1, (int) (perSecond * SECONDS_RESERVED));
    this.windows = step -> new Window(pace.reserve(key, turns, step), step.multipliedBy(turns));
    this.end = Instant.EPOCH;
  }

  /** A time in which only this limiter has turns. */
  private record Window(Duration pause, Duration length) {}

  private static Duration interval(double perSecond) {
    return Duration.ofNanos((long) (NANOS_A_SECOND / perSecond));
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
    if (!mine.isBefore(end)) {
      Window window = windows.apply(interval);
      now = clock.instant();
      mine = now.plus(window.pause());
      end = mine.plus(window.length());
    }
    free = mine.plus(interval);
    return Duration.between(now, mine);
  }
}
