package anemone.cli.rehearse;

import anemone.deliver.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is set, and that whoever sleeps moves on. Thread-safe. */
public final class SimulatedClock extends Clock implements Sleeper {

  private Instant now;

  /** A clock that stands at a moment. */
  public SimulatedClock(Instant now) {
    this.now = now;
  }

  /** Moves the clock on to a moment; one that is over changes nothing. */
  public synchronized void advanceTo(Instant moment) {
    now = moment.isAfter(now) ? moment : now;
  }

  @Override
  public synchronized void sleep(Duration time) {
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
