package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.Program;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A monthly edition that is composed long after the day of its slot. */
class LateInTheMonthIT {

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-10-25T09:00:00Z"));

  @Test
  void itWaitsForAServerThatIsAwayLikeAnyOther() throws Exception {
    int port;
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      port = server.port();
    }
    SampleNewsletter newsletter = SampleNewsletter.in(folder, port);
    newsletter.settings("edition: {", "edition: {cadence: monthly, ");
    Program program = new Program(folder, clock);

    assertThat(program.run("run").out()).contains("monthly/2026-10 began before");
    clock.pass(Duration.ofDays(31));
    newsletter.article("market", "Market hall gets a roof");
    assertThat(program.run("run").exitCode()).isEqualTo(69);
    clock.pass(Duration.ofHours(30));
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      newsletter.settings("port: " + port, "port: " + server.port());
      assertThat(program.run("run").exitCode()).isZero();
      assertThat(server.copies()).hasSize(3);
    }
  }
}
