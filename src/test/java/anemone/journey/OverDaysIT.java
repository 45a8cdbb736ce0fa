package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.ScriptedSmtpServer.Received;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Drop;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs do and say over days, by a clock that a test sets. */
class OverDaysIT {

  private static final Say LATER = new Say("451 4.3.0 try again later");

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T06:00:00Z"));
  private SampleNewsletter newsletter;
  private Program program;

  @BeforeEach
  void write() throws IOException {
    newsletter = SampleNewsletter.in(folder, 1);
    program = new Program(folder, clock);
  }

  @Test
  void anEditionThatIsGivenUpIsSaidAndCanStillBeSent() throws Exception {
    serve("retry: {first: 1h, age: 9d, give-up: 1d}");
    var script = new SmtpScript().at(Stage.RCPT, 7, LATER);
    try (var server = start(script)) {
      assertThat(program.run("run", "-q").err()).contains("3 deferred", "try again later");
      clock.pass(Duration.ofHours(49));
      Run last = program.run("run", "-q");
      String status = program.run("status").out();
      Run sent = program.run("send", "--edition", "daily/2026-11-23");

      assertThat(last.exitCode()).isEqualTo(69);
      assertThat(last.err()).contains("given up with 3 not sent");
      assertThat(status).contains("(given up)");
      assertThat(sent.exitCode()).isEqualTo(75);
      assertThat(sent.out()).contains("2 accepted, 1 deferred");
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void anEditionThatNobodyEverGotIsNoSuccess() throws Exception {
    serve("retry: {first: 1h}");
    try (var server = start(new SmtpScript().at(Stage.RCPT, 99, LATER))) {
      program.run("run");
      clock.pass(Duration.ofHours(49));
      Run last = program.run("run", "-q");

      assertThat(last.exitCode()).isEqualTo(69);
      assertThat(last.err()).contains("3 refused: 451 4.3.0 try again later");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void theEditorsDraftIsMailedUntilItWasAcceptedOnce() throws Exception {
    newsletter.settings(
        "fewest: 1}", "fewest: 1, approval: required, editor: editor@tidings.example}");
    try (var server = start(new SmtpScript().at(Stage.RCPT, 1, new Say("550 5.7.1 not now")))) {
      Run refused = program.run("run");
      Run accepted = program.run("run");
      Run quiet = program.run("run");

      assertThat(refused.out()).contains("was not accepted (the next run retries): 550");
      assertThat(accepted.out()).contains("a preview was sent to the editor");
      assertThat(quiet.out()).doesNotContain("preview");
      assertThat(List.of(refused.exitCode(), accepted.exitCode(), quiet.exitCode()))
          .containsOnly(77);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aRehearsalCountsTheLedgerTheHoursAndTheApproval() throws Exception {
    newsletter.subscribers(
        """
        [{"email": "ada@example.org"}, {"email": "bo@example.org"},
         {"email": "cy@example.org", "hour": 23}]
        """);
    serve("retry: {first: 1h}");
    try (var server = start(new SmtpScript().at(Stage.RCPT, "bo@example.org", 1, LATER))) {
      program.run("run");
      String sent = program.run("send", "--dry-run").out();
      clock.pass(Duration.ofDays(1));
      newsletter.article("market", "Market hall gets a roof");
      newsletter.settings(
          "fewest: 1}", "fewest: 1, approval: required, editor: editor@tidings.example}");
      program.run("collect");
      String waiting = program.run("send", "--dry-run").out();

      assertThat(sent)
          .isEqualTo(
              "would send 1 mail; 1 of them before the subscriber's delivery time; 1 already"
                  + " finished; 1 left to a later run; nothing was sent\n");
      assertThat(waiting)
          .startsWith("would send 2 mails; 1 already finished; 3 only after approval");
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aMessageThatTheServerIsTooSmallForIsNobodysFaultAndDoctorKnows() throws Exception {
    try (var server = start(new SmtpScript().offering("SIZE 2000"))) {
      Run run = program.run("run");
      Run doctor = program.run("doctor", "--resolver", "127.0.0.1:1");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.out())
          .contains("0 accepted", "takes no more than 2,000")
          .doesNotContain("refused,");
      assertThat(doctor.out())
          .containsPattern("FAIL smtp: .* accepts messages of at most 2,000 octets");
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"never, false", "across-cadences, true"})
  void whoChangesTheirCadenceSeesNoStoryTwiceUnlessThatIsWanted(String repeat, boolean twice)
      throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, repeat: " + repeat + "}");
    newsletter.subscribers(
        """
        [{"email": "ada@example.org"}, {"email": "bo@example.org", "cadence": "weekly"}]
        """);
    // A Tuesday: the first weekly edition is the one of next Monday.
    clock.pass(Duration.ofDays(1));
    try (var server = start(new SmtpScript())) {
      program.run("run");
      newsletter.subscribers(
          """
          [{"email": "ada@example.org", "cadence": "weekly"},
           {"email": "bo@example.org", "cadence": "weekly"}]
          """);
      newsletter.article("market", "Market hall gets a roof");
      clock.pass(Duration.ofDays(6));
      Run weekly = program.run("run");

      assertThat(weekly.out()).contains("weekly/2026-W49");
      String toAda = lastTo("ada@example.org", server);
      assertThat(lastTo("bo@example.org", server)).matches(mail -> mail.contains("Pilot boats"));
      assertThat(toAda).contains("Market hall gets a roof");
      assertThat(toAda.contains("Pilot boats")).isEqualTo(twice);
    }
  }

  private static String lastTo(String recipient, ScriptedSmtpServer server) {
    return server.received().stream()
        .filter(mail -> mail.recipient().equals(recipient))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .content();
  }

  @Test
  void whatAServersMistakeSuppressedIsRestoredInOneCommand() throws Exception {
    program.run("collect");
    program.run("subscribers", "suppress", "old@example.org");
    clock.pass(Duration.ofHours(2));
    program.run("subscribers", "suppress", "ada@example.org", "bo@example.org");

    Run none = program.run("subscribers", "restore", "--since", "1h", "--reason", "bounced");
    Run some = program.run("subscribers", "restore", "--since", "1h", "--reason", "manual");
    Run wrong = program.run("subscribers", "restore", "--since", "1h", "--reason", "complained");

    assertThat(none.out()).isEqualTo("0 addresses restored\n");
    assertThat(some.out()).isEqualTo("2 addresses restored\n");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("must be one of bounced, manual");
    assertThat(program.run("subscribers", "suppressed").out())
        .contains("old@")
        .doesNotContain("bo@");
  }

  @Test
  void hourSevenIsSevenAlsoWhereTheDayBeginsEarlier() throws Exception {
    newsletter.subscribers(
        """
        [{"email": "ari@example.org", "hour": 7, "timezone": "Pacific/Auckland"},
         {"email": "bo@example.org", "hour": 7, "timezone": "UTC"}]
        """);
    try (var server = start(new SmtpScript())) {
      program.run("run", "--taken-as-sent");
      newsletter.article("market", "Market hall gets a roof");
      clock.pass(Duration.ofHours(12));
      Run early = program.run("run");
      Run byHand = program.run("send");
      clock.pass(Duration.ofHours(13));
      Run usual = program.run("run");

      assertThat(early.out()).startsWith("daily/2026-11-24: ").contains("1 accepted");
      assertThat(byHand.out()).as("tomorrow's edition stays back").doesNotContain("2 accepted");
      assertThat(usual.out()).contains("daily/2026-11-24: 1 story, 2 accepted");
      assertThat(server.copies()).hasSize(2);
    }
  }

  @Test
  void aTopicThatWasRenamedCostsItsReadersThatTopicOnly() throws Exception {
    newsletter.subscribers(
        """
        [{"email": "ada@example.org", "topics": ["harbour", "haven"]},
         {"email": "bo@example.org", "topics": ["haven"]},
         {"email": "cy@example.org"}]
        """);
    try (var server = start(new SmtpScript())) {
      Run run = program.run("run", "-q");
      Run next = program.run("run", "-q");

      assertThat(run.exitCode()).isZero();
      assertThat(run.err())
          .isEqualTo(
              "subscribers.json:1: topics has no haven (1 subscriber gets their other topics, 1"
                  + " subscriber has no other topic and gets no mail); must be one of harbour,"
                  + " ocean\n");
      assertThat(next.err()).isEqualTo(run.err());
      assertThat(server.received())
          .extracting(Received::recipient)
          .containsExactlyInAnyOrder("ada@example.org", "cy@example.org");
    }
  }

  @Test
  void aStateThatWasMovedOrLayIdleIsDoubtedBeforeAnythingIsSent() throws Exception {
    try (var server = start(new SmtpScript())) {
      program.run("run");
      Run idle = after(Duration.ofDays(4), "run", "-q");
      deleteNotes();
      Run moved = after(Duration.ofDays(1), "send", "--dry-run");
      Run doctor = program.run("doctor", "--resolver", "127.0.0.1:1");
      Run sent = program.run("run", "-q");
      Run usual = after(Duration.ofDays(1), "run", "-q");

      assertThat(idle.exitCode()).isZero();
      assertThat(idle.err())
          .startsWith("no run since 2026-11-23T06:00:00Z, and 3 editions were due meanwhile")
          .contains("--taken-as-sent")
          .hasLineCount(1);
      assertThat(moved.err())
          .contains("was last used at 2026-11-27T06:00:00Z, but no note outside it")
          .hasLineCount(1);
      assertThat(doctor.out()).contains("WARN state: " + moved.err().strip());
      assertThat(sent.err()).isEqualTo(moved.err());
      assertThat(usual.err()).isEmpty();
      assertThat(server.received()).hasSize(12);
    }
  }

  /** Runs a command a while later, with an article more. */
  private Run after(Duration time, String... command) throws IOException {
    clock.pass(time);
    newsletter.article("story-" + clock.instant().getEpochSecond(), "Tide at " + clock.instant());
    return program.run(command);
  }

  private void deleteNotes() throws IOException {
    try (Stream<Path> notes = Files.list(folder.resolve("user-state/anemone"))) {
      for (Path note : notes.toList()) {
        Files.delete(note);
      }
    }
  }

  @Test
  void aServersQuirkIsKnownToTheNextRun() throws Exception {
    SmtpScript script = new SmtpScript().pipelining(false).afterDot(SmtpScript.AfterDot.REFUSES);
    newsletter.subscribers(40);
    try (var server = start(script)) {
      program.run("run");
      long first = server.linesBehindDots();
      after(Duration.ofDays(1), "run");

      assertThat(first).isPositive();
      assertThat(server.linesBehindDots()).isEqualTo(first);
      assertThat(server.received()).hasSize(80);
    }
  }

  @Test
  void theSumsOfAResumedRunAreThoseOfTheStatus() throws Exception {
    newsletter.subscribers(8);
    serve("retry: {first: 1h}");
    var script =
        new SmtpScript()
            .at(Stage.RCPT, "reader2@example.org", 1, new Say("550 5.2.2 mailbox full"))
            .at(Stage.RCPT, "reader4@example.org", 1, LATER)
            .at(Stage.RCPT, "reader5@example.org", 9, LATER)
            .at(Stage.END, "reader6@example.org", 1, new Drop(true));
    try (var server = start(script)) {
      program.run("run");
      clock.pass(Duration.ofHours(2));
      Run resumed = program.run("run");
      String status = program.run("status").out();

      String sums = "6 accepted, 1 deferred, 1 refused";
      assertThat(server.received()).isNotEmpty();
      assertThat(resumed.out()).contains(sums);
      assertThat(status).contains(sums);
    }
  }

  private void serve(String retry) throws IOException {
    newsletter.settings("retry: {first: 1s, wait: 2s}", retry);
  }

  private ScriptedSmtpServer start(SmtpScript script) throws IOException {
    ScriptedSmtpServer server = ScriptedSmtpServer.start(script);
    newsletter.settings("port: 1,", "port: " + server.port() + ",");
    return server;
  }
}
