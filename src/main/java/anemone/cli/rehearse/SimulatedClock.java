package anemone.cli.rehearse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when it is told to. Thread-safe. */
public final class SimulatedClock extends Clock {

  private Instant now;

  /** A clock that stands at a moment. */
  public SimulatedClock(Instant now) {
    this.now = now;
  }

  /** Moves the clock on to a moment; one that is over changes nothing. */
  public synchronized void advanceTo(Instant moment) {
    now = moment.isAfter(now) ? moment : now;
  }

  /** Lets a time pass. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
