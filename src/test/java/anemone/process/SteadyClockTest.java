package anemone.process;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  @Test
  void aSystemClockThatIsSetBackHoldsNobodyUp() {
    SimulatedClock system = new SimulatedClock(Instant.parse("2026-11-23T06:00:00Z"));
    AtomicLong nanos = new AtomicLong(-5);
    SteadyClock clock = SteadyClock.from(system, nanos::get);

    system.pass(Duration.ofMinutes(-30));
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());

    assertThat(clock.instant()).isEqualTo("2026-11-23T06:00:07Z");
  }
}
