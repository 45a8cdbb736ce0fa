package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.fixture.SettableClock;
import anemone.run.NewsletterState;
import anemone.run.StateInUseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFolderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @TempDir private Path state;
  private final SettableClock clock = new SettableClock(NOW);

  @Test
  void itIsOpenedAsSoonAsTheOtherRunHasEnded() throws Exception {
    StateLock other = StateLock.take(state, NOW);

    SqliteFolder folder =
        new SqliteFolder(
            state,
            clock,
            time -> {
              clock.pass(time);
              if (clock.instant().isAfter(NOW.plusSeconds(30))) {
                other.close();
              }
            });
    try (NewsletterState open = folder.open(Duration.ofMinutes(10), false)) {
      assertThat(open).isNotNull();
    }

    assertThat(clock.instant()).isBefore(NOW.plusSeconds(32));
  }

  @Test
  void whoWaitsInVainIsToldWhichProcessHasItAndForHowLong() throws Exception {
    try (StateLock other = StateLock.take(state, NOW)) {
      assertThat(other).isNotNull();
      assertThatThrownBy(() -> folder().open(Duration.ofMinutes(10), false).close())
          .isInstanceOf(StateInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("for 10 min");
    }
  }

  @Test
  void aLockThatADeadProcessOrAnEarlierBootHasLeftIsTakenOver() throws Exception {
    Files.writeString(state.resolve("lock"), "process 1 since 2026-11-22T06:00:00Z\n");

    try (NewsletterState open = folder().open()) {
      assertThat(open).isNotNull();
    }
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  private SqliteFolder folder() {
    return new SqliteFolder(state, clock, clock::pass);
  }
}
