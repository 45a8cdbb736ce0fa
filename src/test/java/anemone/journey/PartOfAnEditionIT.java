package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.edition.Slot;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.ScriptedSmtpServer.Received;
import anemone.fixture.SmtpScript;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.OutcomeLog;
import anemone.store.SqlLedger;
import anemone.store.SqlProofs;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator who wants a part of an edition sent, or told of, and no more. */
class PartOfAnEditionIT {

  private static final Reply LATER =
      new Reply(451, "4.7.1", "<reader1@example.org>: greylisted, reader1, ask me@example.net");

  @TempDir private Path folder;
  private SampleNewsletter newsletter;
  private Slot slot;

  /** Five subscribers: two accepted, and one each deferred, unknown and not tried. */
  @BeforeEach
  void leaveAnEditionUnfinished() throws Exception {
    newsletter = SampleNewsletter.in(folder, freePort());
    newsletter.subscribers(5);
    assertThat(anemone("run").exitCode()).isEqualTo(69);
    Path state = folder.resolve("state");
    try (Database database = DatabaseFile.open(state);
        SqlLedger ledger = new SqlLedger(database, OutcomeLog.in(state))) {
      slot = new SqlProofs(database).open().get(0);
      Instant now = Instant.now();
      ledger.record(slot, reader(0), new Outcome.Accepted(new Reply(250, "2.0.0", "ok")), now);
      ledger.record(slot, reader(1), new Outcome.Deferred(LATER), now);
      ledger.record(slot, reader(2), new Outcome.Unknown(Reply.none("the line was lost")), now);
      ledger.record(slot, reader(3), new Outcome.Accepted(new Reply(250, "2.0.0", "ok")), now);
      ledger.flush();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "deferred, 1, resend",
    "unknown, 2, resend",
    "unknown, 2, skip",
    "pending, 4, resend"
  })
  void onlyThoseInAStateAreSentAndTheNextRunSendsTheRest(String state, int who, String policy)
      throws Exception {
    newsletter.settings("smtp: {", "unknown: " + policy + "\nsmtp: {");
    try (var server = server()) {
      Run some = anemone("send", "--only-state", state);
      List<String> first = server.received().stream().map(Received::recipient).toList();
      String status = anemone("status").out();
      Run rest = anemone("send");

      assertThat(some.err()).isEmpty();
      assertThat(some.exitCode()).isZero();
      assertThat(some.out()).isEqualTo(slot + ": 1 story, 1 accepted\n");
      assertThat(first).containsExactly(reader(who).toString());
      assertThat(status).contains(slot + " (open)").contains("3 accepted");
      assertThat(status.contains("1 pending")).isEqualTo(!state.equals("pending"));
      assertThat(rest.exitCode()).isZero();
      assertThat(server.received()).hasSize(3);
      assertThat(server.received()).extracting(Received::recipient).doesNotHaveDuplicates();
      assertThat(anemone("status").out()).contains("5 accepted").doesNotContain("open");
    }
  }

  @Test
  void whatIsDeferredForHoursIsTriedNowIfOneAsksForIt() throws Exception {
    Path state = folder.resolve("state");
    try (Database database = DatabaseFile.open(state);
        SqlLedger ledger = new SqlLedger(database, OutcomeLog.in(state))) {
      for (int i = 0; i < 10; i++) {
        ledger.record(slot, reader(1), new Outcome.Deferred(LATER), Instant.now());
      }
      ledger.flush();
    }
    try (var server = server()) {
      anemone("send", "--resume");
      List<String> usual = server.received().stream().map(Received::recipient).toList();
      Run now = anemone("send", "--only-state", "deferred");

      assertThat(usual).containsExactlyInAnyOrder(reader(2).toString(), reader(4).toString());
      assertThat(now.exitCode()).isZero();
      assertThat(server.received()).hasSize(3);
      assertThat(server.received().get(2).recipient()).isEqualTo(reader(1).toString());
    }
  }

  @Test
  void resumingSendsTheRestAndComposesNothing() throws Exception {
    newsletter.article("whales", "Whales turn north along the coast");
    newsletter.subscribers(
        """
        {"subscribers": [
          {"email": "reader1@example.org", "hour": 0},
          {"email": "grace@example.org", "hour": 0, "cadence": "monthly"}
        ]}
        """);
    try (var server = server()) {
      anemone("collect");
      Run resumed = anemone("send", "--resume", "--shrink");

      assertThat(resumed.exitCode()).isZero();
      assertThat(resumed.out()).startsWith(slot.label()).doesNotContain("monthly");
      assertThat(server.received())
          .extracting(Received::recipient)
          .containsExactly("reader1@example.org");
    }
  }

  @Test
  void oneEditionIsSentAndNoOther() throws Exception {
    newsletter.subscribers(
        """
        {"subscribers": [
          {"email": "reader1@example.org", "hour": 0},
          {"email": "grace@example.org", "hour": 0, "cadence": "monthly"}
        ]}
        """);
    String monthly = Slot.parse("monthly/" + slot.day().toString().substring(0, 7)).label();
    try (var server = server()) {
      Run named = anemone("send", "--edition", monthly, "--shrink");
      Run unknown = anemone("send", "--edition", "daily/1999-01-01");

      assertThat(named.out()).startsWith(monthly).doesNotContain("daily");
      assertThat(server.received())
          .extracting(Received::recipient)
          .containsExactly("grace@example.org");
      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.err()).contains("daily/1999-01-01 is not an edition");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--only-state accepted",
        "--only-state nonsense",
        "--edition nonsense",
        "--dry-run --resume",
        "--dry-run --to a@example.org",
        "--to a@example.org --only-state deferred",
        "--to a@example.org --edition daily/2026-11-23"
      })
  void whatMakesNoSenseIsToldInOneSentenceAndDoesNothing(String options) throws Exception {
    try (var server = server()) {
      Run run =
          anemone(
              Stream.concat(Stream.of("send"), Stream.of(options.split(" ")))
                  .toArray(String[]::new));

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.out()).isEmpty();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void theStatusOfAnEditionTellsOfDomainsAndTroubleAndNamesNobody() throws Exception {
    Map<String, String> before = files();

    Run text = anemone("status", "--edition", slot.label());
    JsonNode json =
        JsonMapper.shared().readTree(anemone("status", "--edition", slot.label(), "--json").out());

    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .contains("1 pending, 2 accepted, 1 deferred, 1 unknown")
        .containsPattern("domain +accepted +deferred +unknown +attempts")
        .containsPattern("example\\.org +2 +1 +1 +4")
        .contains("send --only-state deferred")
        .doesNotContain("reader")
        .doesNotContain("@");
    assertThat(json.at("/deliveries/accepted").asInt()).isEqualTo(2);
    assertThat(json.at("/attempts").asInt()).isEqualTo(4);
    assertThat(json.at("/domains/0/domain").asString()).isEqualTo("example.org");
    assertThat(json.at("/domains/0/deferred").asInt()).isEqualTo(1);
    assertThat(json.toString()).doesNotContain("reader").doesNotContain("@");
    assertThat(anemone("status", "--edition", "daily/1999-01-01").exitCode()).isEqualTo(2);
    assertThat(files()).isEqualTo(before);
  }

  private ScriptedSmtpServer server() throws IOException {
    ScriptedSmtpServer server = ScriptedSmtpServer.start(new SmtpScript());
    String settings = Files.readString(folder.resolve("newsletter.yaml"));
    newsletter.settings(
        settings.replaceAll("(?s).*(port: \\d+).*", "$1"), "port: " + server.port());
    return server;
  }

  private static EmailAddress reader(int number) {
    return new EmailAddress("reader" + number, "example.org");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(
            file.toString(),
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return found;
  }

  private Run anemone(String... arguments) throws IOException, InterruptedException {
    return new Program(folder, Map.of()).run(arguments);
  }
}
