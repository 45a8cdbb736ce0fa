package anemone.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that begins at the time of another and then goes on evenly, whatever becomes of that one:
 * pauses and waits neither hang nor end early because somebody sets the system's clock meanwhile.
 * Time in which the machine is suspended is not counted where the system's monotonic clock does not
 * count it.
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

  /** A clock that shows what another shows now. */
  public static SteadyClock from(Clock other) {
    return from(other, System::nanoTime);
  }

  /**
   * A clock that shows what another shows now.
   *
   * @param nanos the nanoseconds since some moment, which never go back
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
