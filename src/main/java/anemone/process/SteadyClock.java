package anemone.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A monotonic clock that starts at the time of another clock: setting the system clock neither
 * lengthens nor shortens pauses. Whether it counts the time in which the machine is suspended
 * depends on the system's monotonic clock.
 */
public final class SteadyClock extends Clock {

  private final Instant begin;
  private final ZoneId zone;
  private final long beginNanos;
  private final LongSupplier nanos;

  private SteadyClock(Instant begin, ZoneId zone, long beginNanos, LongSupplier nanos) {
    this.begin = begin;
    this.zone = zone;
    this.beginNanos = beginNanos;
    this.nanos = nanos;
  }

  /** Returns a clock that starts at the current time of another. */
  public static SteadyClock from(Clock other) {
    return from(other, System::nanoTime);
  }

  /**
   * Returns a clock that starts at the current time of another.
   *
   * @param nanos a monotonic time, in nanoseconds
   */
  public static SteadyClock from(Clock other, LongSupplier nanos) {
    return new SteadyClock(other.instant(), other.getZone(), nanos.getAsLong(), nanos);
  }

  @Override
  public Instant instant() {
    return begin.plusNanos(nanos.getAsLong() - beginNanos);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public SteadyClock withZone(ZoneId other) {
    return new SteadyClock(begin, other, beginNanos, nanos);
  }
}
