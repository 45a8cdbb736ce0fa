package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Stage;
import anemone.fixture.SmtpScript.Stall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside each other and after each other, by clocks that go wrong. */
class OverlapIT {

  @TempDir private Path folder;

  @Test
  void oneOfTwoRunsWorksAndTheOtherEndsAtOnceNamingProcessAndAge() throws Exception {
    SmtpScript stuck = new SmtpScript().at(Stage.GREETING, 1, new Stall());
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(stuck)) {
      SampleNewsletter.in(folder, server.port()).subscribers(1);
      Program program = new Program(folder, Map.of());
      Process first = new ProgramProcess(folder, Map.of()).start("run");
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> server.connections() > 0);

      Run second = program.run("run");
      CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(() -> waitFor(program));

      assertThat(second.exitCode()).isEqualTo(75);
      assertThat(second.err())
          .contains("process " + first.pid() + " since ")
          .containsPattern(", for \\d+ s, is working on this newsletter");
      // Killed, the first one leaves its lock's file behind, which holds nobody up.
      assertThat(folder.resolve("state/lock")).content().contains("process " + first.pid());
      first.destroyForcibly().waitFor();
      Run third = waiting.get(2, TimeUnit.MINUTES);
      assertThat(third.exitCode()).as(third.toString()).isZero();
      assertThat(server.copies()).hasSize(1);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aClockThatIsSetBackByMinutesOverMidnightSendsNoSlotTwice() throws Exception {
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
      SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T23:50:00Z"));
      Program program = new Program(folder, clock);
      assertThat(program.run("run").exitCode()).isZero();
      newsletter.article("later", "A lighthouse keeper counts the gulls");
      clock.pass(Duration.ofMinutes(20));
      assertThat(program.run("run").exitCode()).isZero();
      newsletter.article("last", "The ferry leaves from another pier");

      clock.pass(Duration.ofMinutes(-15));
      Run back = program.run("run");

      assertThat(back.exitCode()).isZero();
      // Two slots, three subscribers, each once.
      assertThat(inbox.mails()).hasSize(6);
      assertThat(program.run("status").out())
          .contains("daily/2026-11-23")
          .contains("daily/2026-11-24");
    }
  }

  @Test
  void aClockThatIsSetBackByDaysIsToldBeforeAnythingLeaves() throws Exception {
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
      SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T08:00:00Z"));
      Program program = new Program(folder, clock);
      assertThat(program.run("run").exitCode()).isZero();
      newsletter.article("later", "A lighthouse keeper counts the gulls");
      String memo = Files.readString(folder.resolve("state/last-run"));

      clock.pass(Duration.ofDays(-3));
      Run back = program.run("run");

      assertThat(back.exitCode()).isEqualTo(73);
      assertThat(back.err())
          .contains("the clock shows 2026-11-20T08:00:00Z")
          .contains("the last run was at 2026-11-23T08:00:00Z");
      assertThat(inbox.mails()).hasSize(3);
      assertThat(folder.resolve("state/last-run")).content().isEqualTo(memo);
    }
  }

  private static Run waitFor(Program program) {
    try {
      return program.run("run", "--wait", "10m");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
