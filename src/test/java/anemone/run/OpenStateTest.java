package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.fixture.SettableClock;
import anemone.store.StateLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenStateTest {

  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @TempDir private Path state;
  private final SettableClock clock = new SettableClock(NOW);

  @Test
  void itIsOpenedAsSoonAsTheOtherRunHasEnded() throws Exception {
    StateLock other = StateLock.take(state, NOW);

    try (OpenState open =
        OpenState.in(
            state,
            clock,
            time -> {
              clock.pass(time);
              if (clock.instant().isAfter(NOW.plusSeconds(30))) {
                other.close();
              }
            },
            Duration.ofMinutes(10))) {
      assertThat(open).isNotNull();
    }

    assertThat(clock.instant()).isBefore(NOW.plusSeconds(32));
  }

  @Test
  void whoWaitsInVainIsToldWhichProcessHasItAndForHowLong() throws Exception {
    try (StateLock other = StateLock.take(state, NOW)) {
      assertThat(other).isNotNull();
      assertThatThrownBy(
              () -> OpenState.in(state, clock, clock::pass, Duration.ofMinutes(10)).close())
          .isInstanceOf(StateLock.TakenException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("for 10 min");
    }
  }

  @Test
  void aLockThatADeadProcessOrAnEarlierBootHasLeftIsTakenOver() throws Exception {
    Files.writeString(state.resolve("lock"), "process 1 since 2026-11-22T06:00:00Z\n");

    try (OpenState open = OpenState.in(state, clock, clock::pass, Duration.ZERO)) {
      assertThat(open).isNotNull();
    }
    assertThat(clock.instant()).isEqualTo(NOW);
  }
}
