package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.fixture.PostgresDatabase;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, and a server that counts. */
class WorkerIT {

  private static final int READERS = 4_000;
  private static final int SLOW_READERS = 1_400;
  private static final List<String> DEAD = List.of("killed", "frozen");

  /** What a sample newsletter opens. */
  private static final int CONNECTIONS = 2;

  /** Messages of a connection that a worker may have sent without others knowing. */
  private static final int AHEAD = 6;

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private ScriptedSmtpServer smtp;
  private String url;
  private String settings = "";

  @BeforeEach
  void open() {
    url = PostgresDatabase.address();
    smtp = ScriptedSmtpServer.start(new SmtpScript().withoutContent().delay(Duration.ofMillis(1)));
  }

  @AfterEach
  void close() {
    started.forEach(Process::destroyForcibly);
    smtp.close();
  }

  @Test
  void workersShareAnEditionAndEachSubscriberGetsOneCopy() throws Exception {
    SampleNewsletter here = machine("here", 3_000);
    assertThat(anemone(here, "collect").exitCode()).isZero();
    Process east = worker("there", "east");
    Process west = worker("yonder", "west");

    Run run = anemone(here, "run");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("3,000 accepted");
    assertThat(smtp.copies()).hasSize(3_000);
    assertThat(smtp.received()).hasSize(3_000);
    assertThat(end(east)).contains("worker east: ").doesNotContain(": 0 accepted");
    assertThat(end(west)).contains("worker west: ").doesNotContain(": 0 accepted");
  }

  @Test
  void aRunThatDetachesLeavesItsEditionToTheWorkersWhomStatusShows() throws Exception {
    SampleNewsletter here = machine("here", 700);
    settings = "metrics: {file: anemone.prom}";
    worker("there", "east");

    Run run = anemone(here, "run", "--detach");
    await().atMost(Duration.ofMinutes(1)).until(() -> owners().isEmpty() && received() == 700);
    Run status = anemone(here, "status");
    Run again = anemone(here, "run");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("left to the workers");
    assertThat(status.out())
        .contains(" (open): ")
        .containsPattern("worker east: \\d shards?, [0-9,]+ accepted in .*, seen .* ago");
    assertThat(again.out()).contains("700 accepted");
    assertThat(anemone(here, "status").out()).doesNotContain("(open)");
    assertThat(received()).isEqualTo(700);
    assertThat(folder.resolve("there/anemone-east.prom"))
        .content()
        .contains("anemone_worker_messages_total{worker=\"east\"}");
  }

  @Test
  void aRunThatDetachesLeavesTheWaitForTheReleaseToTheWorkersToo() throws Exception {
    Map<String, Instant> begun = new ConcurrentHashMap<>();
    smtp.close();
    smtp = ScriptedSmtpServer.start(noting(begun));
    SampleNewsletter here = machine("here", 30);
    here.settings("fewest: 1", "fewest: 1, hold: 8s");
    worker("there", "east");

    Run run = anemone(here, "run", "--detach");
    Instant ended = Instant.now();
    Instant release =
        Instant.ofEpochMilli(PostgresDatabase.number(url, "SELECT release FROM editions"));
    await().atMost(Duration.ofMinutes(1)).until(() -> received() == 30);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("left to the workers");
    assertThat(ended).isBefore(release);
    assertThat(begun.values()).hasSize(30).allMatch(at -> !at.isBefore(release));
  }

  @Test
  void noMailOfAnyWorkerBeginsLaterThanASecondAfterItsReaderWasSuppressed() throws Exception {
    Map<String, Instant> begun = new ConcurrentHashMap<>();
    smtp.close();
    smtp = ScriptedSmtpServer.start(noting(begun));
    SampleNewsletter here = machine("here", SLOW_READERS);
    worker("there", "east");
    worker("yonder", "west");
    CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> anemone(here, "run"));
    await().atMost(Duration.ofMinutes(1)).until(() -> received() > 50);

    Map<String, Instant> answered = new HashMap<>();
    for (int first = 1; first <= 20; first++) {
      List<String> leaving = new ArrayList<>(List.of("subscribers", "suppress"));
      for (int reader = first; reader < SLOW_READERS; reader += SLOW_READERS / 20) {
        leaving.add("reader" + reader + "@example.org");
      }
      assertThat(anemone(here, leaving.toArray(String[]::new)).exitCode()).isZero();
      leaving.stream().skip(2).forEach(address -> answered.put(address, Instant.now()));
    }
    assertThat(begun.size())
        .as("the workers are not done")
        .isLessThan(SLOW_READERS - answered.size());
    Run run = running.get(1, TimeUnit.MINUTES);

    assertThat(answered)
        .allSatisfy(
            (address, time) ->
                assertThat(begun.getOrDefault(address, Instant.MIN)).isBefore(time.plusSeconds(1)));
    assertThat(answered.keySet()).as("some were in time").anyMatch(a -> !begun.containsKey(a));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains(SLOW_READERS - begun.size() + " unsubscribed before their mail began")
        .doesNotContain("without a matching story");
  }

  @Test
  void whoLeavesAfterADeferralIsNotTriedAgainAndDoesNotKeepTheRun() throws Exception {
    String reader = "reader3@example.org";
    smtp.close();
    smtp =
        ScriptedSmtpServer.start(
            new SmtpScript()
                .at(SmtpScript.Stage.RCPT, reader, 99, new SmtpScript.Say("451 4.7.1 later")));
    SampleNewsletter here = machine("here", 5);
    here.settings("first: 1s", "first: 8s");
    worker("there", "east");
    CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> anemone(here, "run"));
    await().atMost(Duration.ofMinutes(1)).until(() -> deferred() == 1);

    assertThat(anemone(here, "subscribers", "suppress", reader).exitCode()).isZero();
    Run run = running.get(1, TimeUnit.MINUTES);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("4 accepted")
        .contains("1 unsubscribed before their mail began")
        .doesNotContain("deferred");
  }

  @Test
  void aWorkerThatLosesItsDatabaseEndsAndTheNextOnesSendTheRest() throws Exception {
    PostgresDatabase own = PostgresDatabase.create();
    try {
      own.start();
      url = own.url();
      SampleNewsletter here = machine("here", SLOW_READERS);
      Process worker = worker("there", "east");
      assertThat(anemone(here, "run", "--detach").exitCode()).isZero();
      await().atMost(Duration.ofMinutes(1)).until(() -> received() > 100);

      own.stop();
      assertThat(worker.waitFor(2, TimeUnit.MINUTES)).isTrue();
      int before = received();
      String told = text(worker);
      own.start();
      Run rest = anemone(here, "run");

      assertThat(worker.exitValue()).as(told).isEqualTo(75);
      assertThat(told)
          .contains("the database does not answer", "Run again")
          .doesNotContain("\tat ");
      assertThat(before).isLessThan(SLOW_READERS);
      assertThat(rest.exitCode()).as(rest.out() + rest.err()).isZero();
      assertThat(smtp.copies()).hasSize(SLOW_READERS);
      assertThat(received()).isLessThanOrEqualTo(SLOW_READERS + CONNECTIONS * AHEAD);
    } finally {
      own.close();
    }
  }

  @Test
  void aWorkerStartsTheRunsOfTheScheduleItself() throws Exception {
    settings = "schedule: \"06:00\"";
    Process worker = worker("here", "alone");

    sql("UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'run'");
    await().atMost(Duration.ofMinutes(1)).until(() -> received() == 1);

    assertThat(end(worker)).contains("1 accepted").contains("worker alone: 1 accepted");
  }

  @Test
  void aKilledWorkersShardsAreTakenOverAndAFrozenOneThatWakesBeginsNoFurtherMail()
      throws Exception {
    SampleNewsletter here = machine("here", READERS);
    Process killed = worker("there", "killed");
    Process frozen = worker("yonder", "frozen");
    CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> anemone(here, "run"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> owners().containsAll(List.of("killed", "frozen")) && received() > 100);

    signal("STOP", frozen);
    killed.destroyForcibly().waitFor();
    long struck = System.nanoTime();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> running.isDone() || owners().stream().noneMatch(DEAD::contains));
    Duration takeover = Duration.ofNanos(System.nanoTime() - struck);
    Run run = running.get(2, TimeUnit.MINUTES);
    int before = received();
    signal("CONT", frozen);
    String told = end(frozen);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(takeover).isLessThan(Duration.ofSeconds(20));
    assertThat(smtp.copies()).hasSize(READERS);
    assertThat(received() - before).as("after it woke up").isLessThanOrEqualTo(CONNECTIONS);
    assertThat(received()).isLessThanOrEqualTo(READERS + 2 * CONNECTIONS * AHEAD);
    assertThat(smtp.copies().values()).allSatisfy(ids -> assertThat(ids).containsOnly(ids.get(0)));
    assertThat(told).doesNotContain("Exception");
  }

  @Test
  void onePaceHoldsOverAllWorkersAndARecallReachesThemAll() throws Exception {
    int pace = 60;
    settings = "pace: {second: " + pace + "}";
    SampleNewsletter here = machine("here", READERS);
    Process east = worker("there", "east");
    Process west = worker("yonder", "west");
    CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> anemone(here, "run"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> owners().containsAll(List.of("east", "west")) && received() > 10);

    int first = received();
    long began = System.nanoTime();
    await().atMost(Duration.ofMinutes(1)).until(() -> received() > first + 4 * pace);
    double seconds = (System.nanoTime() - began) / 1e9;
    int sent = received() - first;
    Run recall = anemone(machine("elsewhere", READERS), "recall");
    int recalled = received();
    Run run = running.get(1, TimeUnit.MINUTES);

    // Each of three processes may have half a second's turns from before.
    assertThat(sent).as("in " + seconds + " s").isLessThanOrEqualTo((int) (pace * (seconds + 1.5)));
    assertThat(recall.exitCode()).as(recall.err()).isZero();
    assertThat(recall.out()).contains("recalled; %,d already sent".formatted(recalled));
    assertThat(run.out()).contains("recalled: ");
    assertThat(end(east)).contains("worker east: ");
    assertThat(end(west)).contains("worker west: ");
    assertThat(received()).isEqualTo(recalled);
  }

  private int received() {
    return smtp.received().size();
  }

  private int deferred() throws Exception {
    return (int)
        PostgresDatabase.number(url, "SELECT count(*) FROM deliveries WHERE state = 'deferred'");
  }

  /** The workers that have shards. */
  private List<String> owners() throws Exception {
    List<String> owners = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT DISTINCT owner FROM shards WHERE state = 'taken'")) {
      while (row.next()) {
        owners.add(row.getString(1));
      }
    }
    return owners;
  }

  /** A slow server that notes when a message to a recipient begins. */
  private static SmtpScript noting(Map<String, Instant> begun) {
    return new SmtpScript()
        .withoutContent()
        .delay(Duration.ofMillis(8))
        .under(
            (stage, recipient) -> {
              if (stage == SmtpScript.Stage.RCPT) {
                begun.put(recipient, Instant.now());
              }
              return Optional.empty();
            });
  }

  private void sql(String change) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(change);
    }
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private SampleNewsletter machine(String name, int subscribers) throws IOException {
    SampleNewsletter newsletter =
        SampleNewsletter.in(Files.createDirectories(folder.resolve(name)), smtp.port());
    newsletter.subscribers(subscribers);
    newsletter.settings("retry:", settings + "\nretry:");
    newsletter.store(url);
    return newsletter;
  }

  private Process worker(String machine, String name) throws IOException {
    SampleNewsletter newsletter = machine(machine, 1);
    Process process =
        new ProgramProcess(newsletter.root(), Map.of()).start("worker", "--name", name);
    started.add(process);
    String line = process.inputReader().readLine();
    assertThat(line).as(() -> errors(process)).contains("is ready");
    return process;
  }

  private static String end(Process worker) throws Exception {
    worker.toHandle().destroy();
    assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return text(worker);
  }

  private static String text(Process worker) throws IOException {
    return worker.inputReader().lines().toList() + "" + worker.errorReader().lines().toList();
  }

  private static String errors(Process worker) {
    return worker.errorReader().lines().toList().toString();
  }

  private static Run anemone(SampleNewsletter newsletter, String... arguments) {
    return new Program(newsletter.root(), Map.of()).run(arguments);
  }
}
