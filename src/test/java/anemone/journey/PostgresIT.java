package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.PostgresDatabase;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newsletter whose state is in PostgreSQL, from several machines. */
class PostgresIT {

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void whatOneMachineHasSentAnotherSendsNoSecondTimeAndItGoesOnWhereTheFirstEnded()
      throws Exception {
    String url = PostgresDatabase.address();
    SampleNewsletter here = machine("here", url);
    SampleNewsletter there = machine("there", url);

    Run first = anemone(here, "run");
    Run again = anemone(there, "run");
    there.article("lighthouse", "The lighthouse gets a new lamp");
    Run status = anemone(there, "status");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(inbox.mails()).hasSize(3);
    assertThat(status.out()).contains("3");
    try (Stream<Path> files = Files.list(there.root().resolve("state"))) {
      assertThat(files.map(f -> f.getFileName().toString())).containsOnly("outcomes.log");
    }
  }

  @RepeatedTest(5)
  void twoRunsAtOneMomentMakeOneEditionAndOneCopyForEach() throws Exception {
    String url = PostgresDatabase.address();
    List<SampleNewsletter> machines = List.of(machine("here", url), machine("there", url));

    List<CompletableFuture<Run>> runs =
        machines.stream()
            .map(machine -> CompletableFuture.supplyAsync(() -> anemone(machine, "run")))
            .toList();
    for (CompletableFuture<Run> run : runs) {
      assertThat(run.get(2, TimeUnit.MINUTES).exitCode()).isIn(0, 75);
    }

    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void aLookChangesNoRow() throws Exception {
    String url = PostgresDatabase.address();
    SampleNewsletter newsletter = machine("here", url);
    assertThat(anemone(newsletter, "run").exitCode()).isZero();
    newsletter.article("lighthouse", "The lighthouse gets a new lamp");
    newsletter.subscribers(5);
    Map<String, String> before = rows(url);

    for (List<String> look :
        List.of(
            List.of("run", "--dry-run"),
            List.of("preview"),
            List.of("status"),
            List.of("articles"),
            List.of("explain"),
            List.of("subscribers"),
            List.of("doctor"))) {
      Run run = anemone(newsletter, look.toArray(String[]::new));
      assertThat(run.exitCode()).as(look + run.err()).isNotIn(70, 73, 75, 78);
    }

    assertThat(rows(url)).isEqualTo(before);
  }

  @Test
  void aDatabaseThatIsLostWhileMailLeavesEndsTheRunAndTheNextOneSendsTheRest() throws Exception {
    PostgresDatabase server = PostgresDatabase.create();
    server.start();
    SmtpScript slow = new SmtpScript().withoutContent().delay(Duration.ofMillis(1));
    try (var smtp = ScriptedSmtpServer.start(slow)) {
      SampleNewsletter newsletter = machine("here", server.url());
      newsletter.subscribers(3_000);
      newsletter.settings("port: " + inbox.port() + ",", "port: " + smtp.port() + ",");

      CompletableFuture<Run> running =
          CompletableFuture.supplyAsync(() -> anemone(newsletter, "run"));
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> smtp.received().size() > 50 || running.isDone());
      server.stop();
      slow.delay(Duration.ZERO);
      Run lost = running.get(2, TimeUnit.MINUTES);
      int sent = smtp.received().size();
      Run away = anemone(newsletter, "run");
      server.start();
      Run back = anemone(newsletter, "run");

      assertThat(lost.exitCode()).as(lost.err()).isEqualTo(75);
      assertThat(lost.err()).contains("the database does not answer").contains("Run again");
      assertThat(sent).isLessThan(3_000);
      assertThat(away.exitCode()).isEqualTo(75);
      assertThat(away.err().lines()).hasSize(1);
      assertThat(back.exitCode()).as(back.err()).isZero();
      assertThat(smtp.copies()).hasSize(3_000);
      // Two connections, one message each, at most.
      assertThat(smtp.received()).hasSizeLessThanOrEqualTo(3_002);
    } finally {
      server.close();
    }
  }

  @Test
  void aStateIsMovedAndTheOldPlaceSendsNothingMore() throws Exception {
    SampleNewsletter newsletter = machine("here", "sqlite");
    assertThat(anemone(newsletter, "run").exitCode()).isZero();
    String url = PostgresDatabase.address();

    Run moved = anemone(newsletter, "state", "move", "--to", url);
    newsletter.article("lighthouse", "The lighthouse gets a new lamp");
    Run old = anemone(newsletter, "run");
    newsletter.store(url);
    Run here = anemone(newsletter, "run");

    assertThat(moved.exitCode()).as(moved.err()).isZero();
    assertThat(moved.out()).contains("moved ").contains("Next: set store: ");
    assertThat(old.exitCode()).isEqualTo(73);
    assertThat(old.err()).contains("the state was moved to ").contains("set store: " + url);
    assertThat(here.exitCode()).as(here.err()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void whatTheServerRefusesIsToldWithWhatToDo() throws Exception {
    String url = PostgresDatabase.address();
    SampleNewsletter newsletter = machine("here", url.replace("/postgres?", "/nothing?"));
    Run absent = anemone(newsletter, "run");
    newsletter.store(url.replaceFirst("currentSchema=.*", "currentSchema=nothing"));
    Run schema = anemone(newsletter, "run");
    newsletter.store("jdbc:postgresql://ada:hunter2@db.example.org/news");
    Run secret = anemone(newsletter, "run");

    assertThat(absent.err()).contains("it has no such database; create it with createdb");
    assertThat(schema.err()).contains("create it with CREATE SCHEMA");
    assertThat(secret.exitCode()).isEqualTo(78);
    assertThat(secret.err()).contains("store: must not have a password").doesNotContain("hunter2");
  }

  private SampleNewsletter machine(String name, String url) throws Exception {
    SampleNewsletter newsletter =
        SampleNewsletter.in(Files.createDirectories(folder.resolve(name)), inbox.port());
    newsletter.store(url);
    return newsletter;
  }

  private static Run anemone(SampleNewsletter newsletter, String... arguments) {
    return new Program(newsletter.root(), Map.of()).run(arguments);
  }

  /** A hash of the rows of each table. */
  private static Map<String, String> rows(String url) throws Exception {
    Map<String, String> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM "
                    + table
                    + " AS t")) {
          row.next();
          rows.put(table, row.getString(1));
        }
      }
    }
    return rows;
  }
}
