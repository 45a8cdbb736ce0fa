package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anemone.fixture.Program.Run;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine does to a run: each ends in one clear error, and nobody gets a second copy. */
class TroubleIT extends SampleJourney {

  private boolean mounted;

  @AfterEach
  void tidyUp() throws Exception {
    if (mounted) {
      command("umount", folder.resolve("state").toString());
    }
  }

  @Test
  void onAFullDiskNothingIsSentAndOnceThereIsRoomEveryoneGetsTheirs() throws Exception {
    mount("1m");
    Path ballast = folder.resolve("state/ballast");
    fill(ballast);

    Run full = anemone("run");
    int sent = inbox.mails().size();
    Files.delete(ballast);
    Run roomy = anemone("run");

    assertThat(full.exitCode()).isEqualTo(73);
    assertThat(full.err().lines()).hasSize(1);
    assertThat(sent).isZero();
    assertThat(roomy.exitCode()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void aDiskThatIsFullFromTheBeginningCostsNothingOnceItHasRoom() throws Exception {
    mount("400k");

    Run full = anemone("run");
    assertThat(command("mount", "-o", "remount,size=16m", folder.resolve("state").toString()))
        .isZero();
    Run roomy = anemone("run");

    assertThat(full.exitCode()).isEqualTo(73);
    assertThat(roomy.exitCode()).as(roomy.err()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void aDiskThatFillsUpWhileMailLeavesCostsNobodyTheirCopyAndGivesNobodyTwoButTheOnesInFlight()
      throws Exception {
    mount("1500k");
    newsletter.subscribers(4_000);
    try (var server = ScriptedSmtpServer.start(new SmtpScript().withoutContent())) {
      newsletter.settings("port: " + inbox.port() + ",", "port: " + server.port() + ",");

      Run full = anemone("run");
      int sent = server.received().size();
      assertThat(command("mount", "-o", "remount,size=16m", folder.resolve("state").toString()))
          .isZero();
      Run roomy = anemone("run");

      assertThat(full.exitCode()).isEqualTo(73);
      assertThat(sent).isBetween(1, 3_999);
      assertThat(roomy.exitCode()).isZero();
      assertThat(server.copies()).hasSize(4_000);
      // Two connections, one message each, at most.
      assertThat(server.received()).hasSizeLessThanOrEqualTo(4_002);
    }
  }

  @Test
  void onlyTheirOwnerMayReadTheStateAndAPreview() throws Exception {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    anemone("run");
    anemone("preview", "--out", "proof");

    for (String made : List.of("state", "proof")) {
      Path at = folder.resolve(made);
      assertThat(permissions(at)).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(at)) {
        assertThat(files)
            .isNotEmpty()
            .allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void aPreviewReplacesALinkAndDoesNotFollowIt() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    Files.createDirectories(folder.resolve("proof"));
    Files.createSymbolicLink(folder.resolve("proof/digest.txt"), mine);
    anemone("collect");

    assertThat(anemone("preview", "--out", "proof").exitCode()).isZero();

    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("proof/digest.txt")).isRegularFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preview --out mine.txt/proof",
        "subscribers export mine.txt/list.csv",
        "init mine.txt/new"
      })
  void whatCannotBeWrittenIsToldInOneLine(String command) throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    anemone("collect");

    Run run = anemone(command.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(73);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("unable to ")
        .contains("mine.txt");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aReadOnlyStateFolderIsToldAndNothingIsSent() throws Exception {
    mount("8m");
    assertThat(anemone("collect").exitCode()).isZero();
    assertThat(command("mount", "-o", "remount,ro", folder.resolve("state").toString())).isZero();

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(73);
    assertThat(run.err())
        .contains("unable to write the state folder")
        .contains("the file system is read-only");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void aDatabaseThatAnotherProgramHasLockedIsToldAndNothingIsSent() throws Exception {
    anemone("collect");
    try (Connection other = database();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      Run run = anemone("run");

      assertThat(run.exitCode()).isEqualTo(73);
      assertThat(run.err()).contains("another program has the database locked");
      assertThat(inbox.mails()).isEmpty();
    }
    assertThat(anemone("run").exitCode()).isZero();
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
    anemone("collect");
    try (Connection other = database();
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA user_version = 999");
    }

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(73);
    assertThat(run.err()).contains("version 999").contains("use the newer program");
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void aClockThatWasSetBackIsToldAndNothingIsSent() throws Exception {
    anemone("collect");
    Path memo = folder.resolve("state/last-run");
    String later =
        Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS).toString();
    Files.writeString(memo, Files.readString(memo).replaceFirst("^\\S+", later));

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(73);
    assertThat(run.err()).contains("the clock shows").contains(later);
    assertThat(inbox.mails()).isEmpty();
    Files.delete(memo);
    assertThat(anemone("run").exitCode()).isZero();
  }

  @Test
  void whatWasSentAfterABackupIsNotSentAgainWhenThatIsRestored() throws Exception {
    anemone("collect");
    Path backup = folder.resolve("backup.db");
    Path database = folder.resolve("state/anemone.db");
    Files.copy(database, backup);
    anemone("run");
    Files.move(backup, database, StandardCopyOption.REPLACE_EXISTING);

    Run restored = anemone("run");
    Run settled = anemone("run", "--taken-as-sent");
    newsletter.article("later", "A later article that nobody has got yet");
    Run next = anemone("run");

    assertThat(restored.exitCode()).isEqualTo(73);
    assertThat(restored.err()).contains("restored from a backup").contains("--taken-as-sent");
    assertThat(settled.exitCode()).isZero();
    assertThat(settled.out()).contains("taken as sent");
    assertThat(next.exitCode()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aBackupPutBackIntoTheSameFileIsSeenAsWell(Restoring way) throws Exception {
    anemone("collect");
    Path backup = folder.resolve("backup.db");
    Path database = folder.resolve("state/anemone.db");
    try (Connection old = database();
        Statement statement = old.createStatement()) {
      statement.execute("VACUUM INTO '" + backup + "'");
    }
    anemone("run");
    Object number = Files.getAttribute(database, "unix:ino");
    way.restore(backup, database);

    Run restored = anemone("run");
    Run doctor = anemone("doctor", "--resolver", "127.0.0.1:1");
    Run settled = anemone("run", "--taken-as-sent");
    Run next = anemone("run");

    assertThat(Files.getAttribute(database, "unix:ino")).isEqualTo(number);
    assertThat(restored.exitCode()).isEqualTo(73);
    assertThat(restored.err()).contains("restored from a backup").hasLineCount(1);
    assertThat(doctor.out()).contains("FAIL state: the database in").contains("--taken-as-sent");
    assertThat(settled.out()).contains("taken as sent");
    assertThat(next.exitCode()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  /** Ways to put a backup back that leave the file where it is. */
  private enum Restoring {
    /** As {@code cat backup.db >anemone.db} does. */
    BYTES {
      @Override
      void restore(Path backup, Path database) throws Exception {
        Files.write(database, Files.readAllBytes(backup));
      }
    },
    /** As SQLite's {@code .restore} does. */
    SQLITE {
      @Override
      void restore(Path backup, Path database) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
            Statement statement = connection.createStatement()) {
          statement.executeUpdate("restore from '" + backup + "'");
        }
      }
    };

    abstract void restore(Path backup, Path database) throws Exception;
  }

  @Test
  void aDatabaseThatWasRemovedAloneIsMissed() throws Exception {
    anemone("run");
    Files.delete(folder.resolve("state/anemone.db"));

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(73);
    assertThat(run.err()).contains("restored from a backup");
    assertThat(inbox.mails()).hasSize(3);
  }

  private Connection database() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state/anemone.db"));
  }

  /** A file system of its own for the state, where this machine lets us have one. */
  private void mount(String size) throws Exception {
    Path state = Files.createDirectories(folder.resolve("state"));
    mounted = command("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", state.toString()) == 0;
    assumeTrue(mounted, "this machine lets us mount nothing");
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[1024]);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static int command(String... words) throws Exception {
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
