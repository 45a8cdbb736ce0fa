package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.DnsServer;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private SampleNewsletter newsletter;

  @BeforeEach
  void writeNewsletter() throws IOException {
    newsletter = SampleNewsletter.in(folder, inbox.port());
  }

  @AfterEach
  void closeInbox() {
    inbox.close();
  }

  @Test
  void aHealthyNewsletterIsSaidToBeSoWithNoMailAndNoState() throws Exception {
    Run run =
        doctor(
            Map.of(
                "tidings.example", "v=spf1 mx -all",
                "_dmarc.tidings.example", "v=DMARC1; p=reject"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("OK   configuration", "OK   clock", "OK   disk", "OK   state")
        .contains("OK   subscribers: 3 subscribers", "OK   sources: 1 article", "OK   smtp: ")
        .contains("OK   spf: v=spf1 mx -all", "OK   dmarc: v=DMARC1; p=reject")
        .contains("anemone run -q -c " + folder.toRealPath().resolve("newsletter.yaml"));
    assertThat(inbox.mails()).isEmpty();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void recordsThatAreMissingAreWarnedOfWithWhatToPublish() throws Exception {
    Run run = doctor(Map.of());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("WARN spf: tidings.example has no SPF record; publish")
        .contains("WARN dkim: nothing is signed here")
        .contains("WARN dmarc: _dmarc.tidings.example has no record");
  }

  @Test
  void aMailServerThatIsAwayFails() throws Exception {
    newsletter.settings("port: " + inbox.port(), "port: 1");

    Run run = doctor(Map.of(), "--json");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.out()).contains("\"check\":\"smtp\",\"level\":\"FAIL\"");
  }

  @Test
  void aStateInTheWayAListWithNobodyAndBadSettingsFailEachWithTheCodeOfARun() throws Exception {
    newsletter.subscribers(0);
    assertThat(doctor(Map.of()).exitCode()).isEqualTo(65);
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/anemone.db"), "this is no database, only some words");
    assertThat(doctor(Map.of()).exitCode()).isEqualTo(73);
    newsletter.settings("most: 5", "moost: 5");
    assertThat(doctor(Map.of()).exitCode()).isEqualTo(78);
  }

  @Test
  void statusFailsWhenNoEditionWasAcceptedInTime() throws Exception {
    Program program = new Program(folder, Map.of());
    Run before = program.run("status", "--max-age", "26h");
    program.run("run");
    Run after = program.run("status", "--max-age", "26h");
    Run late = program.run("status", "--max-age", "0s");

    assertThat(before.exitCode()).isEqualTo(75);
    assertThat(before.err()).contains("no edition was accepted yet");
    assertThat(after.exitCode()).isZero();
    assertThat(late.exitCode()).isEqualTo(75);
  }

  private Run doctor(Map<String, String> texts, String... more)
      throws IOException, InterruptedException {
    try (DnsServer dns = DnsServer.with(texts)) {
      String[] arguments = new String[3 + more.length];
      arguments[0] = "doctor";
      arguments[1] = "--resolver";
      arguments[2] = dns.address();
      System.arraycopy(more, 0, arguments, 3, more.length);
      return new Program(folder, Map.of()).run(arguments);
    }
  }
}
