package anemone.store;

import static anemone.fixture.ArticleFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {

  @TempDir private Path state;
  private LastRun last;

  @BeforeEach
  void remember() {
    last = LastRun.in(state);
  }

  @Test
  void runAfterRunKnowsTheDatabaseOfTheOneBefore() {
    for (int run = 0; run < 3; run++) {
      open(NOW.plus(Duration.ofHours(run)));
    }

    assertThat(last.at()).contains(NOW.plus(Duration.ofHours(2)));
  }

  @Test
  void theContentsOfAnEarlierRunInTheSameFileAreSeen() throws Exception {
    open(NOW);
    byte[] backup = Files.readAllBytes(state.resolve("anemone.db"));
    open(NOW.plusSeconds(3600));
    Files.write(state.resolve("anemone.db"), backup);

    assertThatThrownBy(() -> open(NOW.plusSeconds(7200)))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("is as it was at " + NOW)
        .hasMessageContaining("the last run known to it was at " + NOW.plusSeconds(3600));
  }

  @Test
  void theDatabaseOfAnotherMachineThatRanAsOftenIsSeen() throws Exception {
    open(NOW);
    Path elsewhere = Files.createDirectories(state.resolve("elsewhere"));
    LastRun other = LastRun.in(elsewhere);
    try (Database database = DatabaseFile.open(elsewhere)) {
      other.note(NOW.plusSeconds(1), database, 0);
    }
    Files.write(state.resolve("anemone.db"), Files.readAllBytes(elsewhere.resolve("anemone.db")));

    assertThatThrownBy(() -> open(NOW.plusSeconds(7200))).hasMessageContaining("backup");
  }

  @Test
  void aCrashWhileTheDatabaseIsOpenedRaisesNoAlarmAndHidesNoRestore() throws Exception {
    open(NOW);
    byte[] backup = Files.readAllBytes(state.resolve("anemone.db"));
    open(NOW.plusSeconds(1));
    execute(
        "CREATE TRIGGER crash BEFORE INSERT ON openings BEGIN SELECT RAISE(ABORT, 'here'); END");
    assertThatThrownBy(() -> open(NOW.plusSeconds(2))).hasMessageContaining("here");
    execute("DROP TRIGGER crash");

    // The database is as the run before has left it, and the file knows of both.
    open(NOW.plusSeconds(3));
    Files.write(state.resolve("anemone.db"), backup);
    assertThatThrownBy(() -> open(NOW.plusSeconds(4))).hasMessageContaining("backup");
  }

  @Test
  void aCrashAfterTheDatabaseKnowsAndBeforeTheFileDoesRaisesNoAlarm() throws Exception {
    open(NOW);
    String before = Files.readString(state.resolve("last-run")).strip();
    open(NOW.plusSeconds(1));
    String after = Files.readString(state.resolve("last-run")).strip();
    Files.writeString(
        state.resolve("last-run"), before + after.substring(after.lastIndexOf(' ')) + "\n");

    open(NOW.plusSeconds(2));

    assertThat(last.at()).contains(NOW.plusSeconds(2));
  }

  @Test
  void whatAProgramWithoutOpeningsHasLeftIsTakenOver() throws Exception {
    open(NOW);
    String line = Files.readString(state.resolve("last-run"));
    Files.writeString(state.resolve("last-run"), line.substring(0, line.lastIndexOf(' ')) + "\n");
    execute("DELETE FROM openings");

    open(NOW.plusSeconds(1));

    assertThat(Files.readString(state.resolve("last-run"))).contains("1@" + NOW.plusSeconds(1));
  }

  @Test
  void aBackupFromBeforeThereWereOpeningsIsSeenToo() throws Exception {
    open(NOW);
    execute("DELETE FROM openings");

    assertThatThrownBy(() -> open(NOW.plusSeconds(1)))
        .hasMessageContaining("before this version of the program");
  }

  /** Opens the database as every command does that writes. */
  private void open(Instant now) {
    last.check(now);
    try (Database database = DatabaseFile.open(state)) {
      last.check(database);
      last.note(now, database, 0);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("anemone.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
