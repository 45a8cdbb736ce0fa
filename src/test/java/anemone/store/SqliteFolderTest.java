package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.cli.rehearse.SimulatedClock;
import anemone.run.NewsletterState;
import anemone.run.StateHistory;
import anemone.run.StateInUseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFolderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @TempDir private Path state;
  private final SimulatedClock clock = new SimulatedClock(NOW);

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
            },
            Optional.empty());
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

  @Test
  void aLockOfAProgramThatIsNoRunIsToldAsSuch() throws Exception {
    Path lock = Files.writeString(state.resolve("lock"), "process 4194305 since " + NOW + "\n");
    try (FileChannel other = FileChannel.open(lock, StandardOpenOption.READ)) {
      other.lock(0, Long.MAX_VALUE, true);

      assertThatThrownBy(() -> folder().open().close())
          .isInstanceOf(StateInUseException.class)
          .hasMessageContaining("process 4194305 since " + NOW + " does not run here");
    }
  }

  @Test
  void theNoteOutsideIsForItsOwnerAlone(@TempDir Path elsewhere) throws Exception {
    Path notes = elsewhere.resolve("notes");
    run(new SqliteFolder(state, clock, clock::pass, Optional.of(notes)), false);

    try (Stream<Path> files = Files.walk(notes)) {
      assertThat(files)
          .hasSizeGreaterThan(1)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .endsWith("------"));
    }
  }

  @Test
  void aWholeFolderThatWasPutBackIsKnownByTheNoteOutside(@TempDir Path elsewhere) throws Exception {
    SqliteFolder folder =
        new SqliteFolder(state, clock, clock::pass, Optional.of(elsewhere.resolve("notes")));
    run(folder, false);
    copy(state, elsewhere.resolve("backup"));
    run(folder, false);
    // Into the same files, so that not even their numbers differ.
    copy(elsewhere.resolve("backup"), state);

    assertThatThrownBy(() -> run(folder, false))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("restored from a backup")
        .hasMessageContaining("--taken-as-sent");
    assertThatThrownBy(folder::checkDatabase).isInstanceOf(StateException.class);
    run(folder, true);
    run(folder, false);
  }

  @Test
  void aFolderWhoseKeyIsElsewhereIsKnownByItsNoteToo(@TempDir Path elsewhere) throws Exception {
    SqliteFolder folder =
        new SqliteFolder(state, clock, clock::pass, Optional.of(elsewhere.resolve("notes")));
    open(folder);
    copy(state, elsewhere.resolve("backup"));
    open(folder);
    copy(elsewhere.resolve("backup"), state);

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("restored from a backup");
  }

  @Test
  void whatNoNoteConfirmsIsKnownToBeUncertain(@TempDir Path elsewhere) throws Exception {
    Path notes = elsewhere.resolve("notes");
    SqliteFolder folder = new SqliteFolder(state, clock, clock::pass, Optional.of(notes));
    StateHistory first = open(folder);
    run(folder, false);
    StateHistory usual = open(folder);
    Instant last = clock.instant();
    copy(state, elsewhere.resolve("copy"));
    SqliteFolder moved =
        new SqliteFolder(elsewhere.resolve("copy"), clock, clock::pass, Optional.of(notes));
    Files.delete(elsewhere.resolve("copy/last-run"));
    StateHistory copied = open(moved);
    StateHistory again = open(moved);

    assertThat(first.doubts(0)).isEmpty();
    assertThat(usual.doubts(0)).isEmpty();
    assertThat(copied.doubts(0))
        .singleElement()
        .asString()
        .contains(elsewhere.resolve("copy") + " was last used at " + last)
        .contains("--taken-as-sent");
    assertThat(again.doubts(0)).isEmpty();
  }

  @Test
  void aNewsletterThatBeginsAnewIsNoRestoredOne(@TempDir Path elsewhere) throws Exception {
    Path fresh = elsewhere.resolve("state");
    SqliteFolder folder =
        new SqliteFolder(fresh, clock, clock::pass, Optional.of(elsewhere.resolve("notes")));
    run(folder, false);
    run(folder, false);
    try (Stream<Path> files = Files.list(fresh)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    run(folder, false);
    run(folder, false);
  }

  private SqliteFolder folder() {
    return new SqliteFolder(state, clock, clock::pass, Optional.empty());
  }

  private void run(SqliteFolder folder, boolean trusted) {
    clock.pass(Duration.ofHours(1));
    try (NewsletterState open = folder.open(Duration.ZERO, trusted)) {
      folder.makeKey(new SecureRandom(), () -> true);
      assertThat(open).isNotNull();
    }
  }

  private StateHistory open(SqliteFolder folder) {
    clock.pass(Duration.ofHours(1));
    try (NewsletterState open = folder.open(Duration.ZERO, false)) {
      return open.history();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }
}
