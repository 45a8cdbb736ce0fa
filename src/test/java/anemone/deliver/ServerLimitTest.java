package anemone.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is learnt of a server that accepts a number of messages a minute. */
class ServerLimitTest {

  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T06:00:00Z"));
  private final ServerLimit limit = new ServerLimit(clock);

  @Test
  void theNumberIsKeptToAfterTheFirstRefusal() {
    accept(100);
    assertThat(limit.refused()).isTrue();
    clock.pass(Duration.ofMinutes(1));
    accept(99);

    assertThat(limit.rest()).isZero();
    accept(1);
    assertThat(limit.rest()).isEqualTo(Duration.ofMinutes(1));
    assertThat(limit.waiting()).contains("the server takes 100 messages a minute");
    clock.pass(Duration.ofMinutes(1));
    assertThat(limit.rest()).isZero();
  }

  @Test
  void messagesThatWereOnTheirWayDuringARefusalAreNotTheNextMinute() {
    accept(98);
    limit.refused();
    accept(1);
    limit.refused();
    accept(1);
    clock.pass(Duration.ofSeconds(5));
    limit.refused();
    // One that comes in late.
    clock.pass(Duration.ofSeconds(6));
    accept(1);
    limit.refused();
    clock.pass(Duration.ofMinutes(1));
    accept(97);

    assertThat(limit.rest()).isZero();
    accept(1);
    assertThat(limit.rest()).isPositive();
  }

  @Test
  void aServerThatAcceptsNothingForLongIsNotWaitedFor() {
    accept(10);
    boolean waitedFor = limit.refused();
    clock.pass(Duration.ofSeconds(80));

    assertThat(waitedFor).isTrue();
    assertThat(limit.refused()).isFalse();
  }

  private void accept(int messages) {
    for (int i = 0; i < messages; i++) {
      limit.accepted();
    }
  }
}
