package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.OldState;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.run.NewsletterState;
import anemone.run.Pruning.Kind;
import anemone.store.SqliteFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a state of two years keeps, and what it gives up. */
class PruningIT {

  private static final Instant TODAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2024, 11, 23);

  /** An edition every fifth day, each of 25 articles for 100 subscribers. */
  private static final OldState YEARS = new OldState(FIRST, 5, 146, 25, 100);

  @TempDir private static Path grown;

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(TODAY);
  private SampleNewsletter newsletter;
  private Program program;

  @BeforeAll
  static void grow() throws Exception {
    try (NewsletterState state = open(grown, Clock.fixed(TODAY, ZoneOffset.UTC))) {
      YEARS.write(state);
    }
    Files.writeString(grown.resolve("key"), "0123456789abcdef".repeat(4));
  }

  @BeforeEach
  void write() throws Exception {
    newsletter = SampleNewsletter.in(folder, 1);
    program = new Program(folder, clock);
    Path state = Files.createDirectory(folder.resolve("state"));
    try (Stream<Path> files = Files.list(grown)) {
      for (Path file : files.filter(f -> !f.endsWith("last-run")).toList()) {
        Files.copy(file, state.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aRunGivesUpWhatNothingNeedsAndTellsHowMuch() throws Exception {
    long before = octetsInUse();
    try (var server = serve(new SmtpScript())) {
      Run run = program.run("run");
      String status = program.run("status").out();

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(server.received()).hasSize(3);
      // 90 days of articles, and today's; 13 months of deliveries.
      assertThat(status)
          .contains("state: 426 articles, 7,903 deliveries, 0 bounces, 147 editions")
          .contains("pruned so far: 3,225 articles, 6,700 deliveries");
      assertThat(octetsInUse()).isLessThan(before * 9 / 10);
      assertThat(program.run("run").exitCode()).isZero();
      assertThat(program.run("status").out()).isEqualTo(status);
    }
  }

  @Test
  void whatWasKeptIsExplainedAndTheNumbersOfThePastStay() throws Exception {
    try (var server = serve(new SmtpScript())) {
      program.run("run");

      assertThat(program.run("explain", "--article", "Notice 0 of week 144 from").out())
          .contains("was collected from Old Desk", "daily/2026-11-13");
      assertThat(program.run("explain", "--article", "Notice 0 of week 1 from").out())
          .contains("no collected article matches");
      assertThat(program.run("status", "--edition", "daily/2024-11-28").out())
          .contains("number 2, 1 story; 99 accepted, 1 refused");
      Run again = program.run("send", "--edition", "daily/2024-11-28");
      assertThat(again.exitCode()).isEqualTo(2);
      assertThat(again.err()).contains("keep.deliveries");
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void anOldArticleThatIsStillListedIsNotToldAgain() throws Exception {
    Path tide = folder.resolve("articles").resolve("tide-tables.md");
    newsletter.article("tide-tables", "Tide tables for the new season");
    Files.setLastModifiedTime(tide, FileTime.from(TODAY));
    try (var server = serve(new SmtpScript())) {
      program.run("run");
      clock.pass(Duration.ofDays(120));
      assertThat(program.run("run").exitCode()).isZero();
      // The text is undated for whoever has forgotten it: it would be news.
      Files.setLastModifiedTime(tide, FileTime.from(clock.instant()));
      clock.pass(Duration.ofDays(1));
      newsletter.article("lamps", "Lamps of the mole are lit again");
      Files.setLastModifiedTime(
          folder.resolve("articles").resolve("lamps.md"), FileTime.from(clock.instant()));
      Run run = program.run("run");

      assertThat(run.out()).contains("1 used");
      assertThat(server.received().get(server.received().size() - 1).content())
          .contains("Lamps of the mole")
          .doesNotContain("Tide tables");
    }
  }

  @Test
  void whatIsStillToBeSentOutlivesThePruning() throws Exception {
    newsletter.settings("retry: {first: 1s, wait: 2s}", "retry: {first: 1h}");
    SmtpScript script =
        new SmtpScript().at(Stage.RCPT, "reader1@example.org", 1, new Say("451 4.3.0 later"));
    try (var server = serve(script)) {
      assertThat(program.run("run").out()).contains("2 accepted, 1 deferred");
      clock.pass(Duration.ofHours(2));
      Run resumed = program.run("run");

      assertThat(resumed.out()).contains("3 accepted");
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void editionsEndWithTheirNumbersGoingOn() throws Exception {
    newsletter.settings("retry:", "keep: {articles: 60d, editions: 14 months}\nretry:");
    try (var server = serve(new SmtpScript())) {
      program.run("run");

      assertThat(program.run("status").out())
          .contains("daily/2026-11-23: number 147", "86 editions", "61 editions");
      assertThat(program.run("status", "--edition", "daily/2024-11-28").exitCode()).isEqualTo(2);
      assertThat(server.received()).hasSize(3);
    }
    try (NewsletterState state = open(folder.resolve("state"), clock)) {
      assertThat(state.pruning().held().get(Kind.EDITIONS)).isEqualTo(86);
    }
  }

  private static NewsletterState open(Path state, Clock clock) {
    return new SqliteFolder(state, clock, time -> {}, Optional.empty()).open(Duration.ZERO, true);
  }

  private ScriptedSmtpServer serve(SmtpScript script) throws Exception {
    ScriptedSmtpServer server = ScriptedSmtpServer.start(script);
    newsletter.settings("port: 1,", "port: " + server.port() + ",");
    return server;
  }

  private long octetsInUse() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state/anemone.db"));
        Statement statement = connection.createStatement()) {
      return (number(statement, "page_count") - number(statement, "freelist_count"))
          * number(statement, "page_size");
    }
  }

  private static long number(Statement statement, String pragma) throws Exception {
    try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
      return row.getLong(1);
    }
  }
}
