package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Stage;
import anemone.fixture.SmtpScript.Stall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does to a run that is sending, and to a rehearsal. */
class TerminatedIT {

  @TempDir private Path folder;

  @Test
  void whatIsInFlightArrivesAndTheNextRunSendsTheRestOnce() throws Exception {
    var script = new SmtpScript().withoutContent().delay(Duration.ofMillis(2));
    try (var server = ScriptedSmtpServer.start(script)) {
      SampleNewsletter.in(folder, server.port()).subscribers(2_000);
      Process process = program().start("run", "--now");
      awaitMail(server, 100);

      process.toHandle().destroy(); // the process itself would stop listening to it

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(server.received()).hasSizeLessThan(2_000);
      assertThat(process.inputReader().lines())
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains(
              "; %,d pending, %,d accepted; "
                  .formatted(2_000 - server.received().size(), server.received().size()));
      assertThat(program().run("run", "--now").exitCode()).isZero();
      assertThat(server.copies())
          .hasSize(2_000)
          .allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
    }
  }

  @Test
  void aServerThatStallsDoesNotHoldTheEndUpForMoreThanTenSeconds() throws Exception {
    var script = new SmtpScript().at(Stage.END, "reader50@example.org", 1, new Stall());
    try (var server = ScriptedSmtpServer.start(script)) {
      SampleNewsletter.in(folder, server.port()).subscribers(51);
      Process process = program().start("run", "--now");
      awaitMail(server, 50);

      process.destroy();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(program().run("status").out()).contains("50 accepted, 1 unknown");
    }
  }

  @Test
  void aRehearsalThatIsStoppedSaysSoAndLeavesNothingBehind() throws Exception {
    SampleNewsletter.in(folder, 1);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process process =
        new ProgramProcess(folder, Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary))
            .start("rehearse", "--days", "300");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> contains(temporary, "anemone-rehearsal-*/state/anemone.db"));

    process.toHandle().destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.errorReader().lines())
        .anyMatch(line -> line.matches("stopped after \\d+ runs?"))
        .noneMatch(line -> line.contains("defect"));
    assertThat(temporary).isDirectoryNotContaining("glob:**anemone-rehearsal-*");
  }

  private static boolean contains(Path folder, String glob) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + folder + "/" + glob);
      return files.anyMatch(matcher::matches);
    } catch (UncheckedIOException vanished) {
      return false;
    }
  }

  private ProgramProcess program() {
    return new ProgramProcess(folder, Map.of());
  }

  private static void awaitMail(ScriptedSmtpServer server, int number) throws IOException {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> server.received().size() >= number);
  }
}
