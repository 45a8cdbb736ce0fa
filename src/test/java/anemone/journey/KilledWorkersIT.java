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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four workers that are killed and stopped at any moment, and a server that counts. */
class KilledWorkersIT {

  /** {@code -Danemone.kills=200 -Danemone.freezes=20 -Danemone.readers=100000} for a long run. */
  private static final int KILLS = Integer.getInteger("anemone.kills", 4);

  private static final int FREEZES = Integer.getInteger("anemone.freezes", 1);
  private static final int READERS = Integer.getInteger("anemone.readers", 4_000);
  private static final int WORKERS = 4;

  /** What a sample newsletter opens. */
  private static final int CONNECTIONS = 2;

  /** Messages of a connection that a worker may have sent without others knowing. */
  private static final int AHEAD = 6;

  private static final Duration PAST_THE_LEASE = Duration.ofSeconds(16);
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final int RUNS_TO_THE_END = 10;

  @TempDir private Path folder;
  private final Process[] workers = new Process[WORKERS];
  private final Deque<Thaw> frozen = new ArrayDeque<>();
  private ScriptedSmtpServer smtp;
  private String url;

  /** A stopped worker, and when it goes on. */
  private record Thaw(int worker, long at) {}

  @BeforeEach
  void open() {
    url = PostgresDatabase.address();
    smtp = ScriptedSmtpServer.start(new SmtpScript().withoutContent().delay(Duration.ofMillis(1)));
  }

  @AfterEach
  void close() {
    for (Process each : workers) {
      if (each != null) {
        each.destroyForcibly();
      }
    }
    smtp.close();
  }

  @Test
  void nobodyIsForgottenAndCopiesStayWithinTheBound() throws Exception {
    SampleNewsletter here = machine("here", READERS);
    Run first = anemone(here, "run", "--detach");
    assertThat(first.exitCode()).as(first.err()).isZero();
    Random random = new Random(20261130);
    for (int i = 0; i < WORKERS; i++) {
      start(i);
    }
    int struck = 0;
    while (struck < KILLS + FREEZES && smtp.copies().size() < READERS) {
      int until = smtp.received().size() + random.nextInt(1 + READERS / (KILLS + FREEZES) / 2);
      await().atMost(LONG).until(() -> smtp.received().size() >= until || thawed() || isDone());
      LockSupport.parkNanos(random.nextInt(20_000_000));
      int victim = random.nextInt(WORKERS);
      if (frozen.stream().anyMatch(thaw -> thaw.worker() == victim)) {
        continue;
      }
      if (struck * FREEZES / (KILLS + FREEZES) < (struck + 1) * FREEZES / (KILLS + FREEZES)) {
        signal("STOP", workers[victim]);
        frozen.add(new Thaw(victim, System.nanoTime() + PAST_THE_LEASE.toNanos()));
      } else {
        workers[victim].destroyForcibly().waitFor();
        start(victim);
      }
      struck++;
    }
    await()
        .atMost(LONG)
        .until(
            () -> {
              boolean unused = thawed();
              return frozen.isEmpty() && isDone();
            });
    int exit = 75;
    for (int i = 0; exit != 0 && i < RUNS_TO_THE_END; i++) {
      exit = anemone(here, "run").exitCode();
    }

    int extra = smtp.received().size() - smtp.copies().size();
    System.getLogger("anemone.journey")
        .log(System.Logger.Level.INFO, struck + " kills and stops, " + extra + " second copies");
    assertThat(exit).isZero();
    assertThat(smtp.copies()).as("nobody is forgotten").hasSize(READERS);
    assertThat(extra).isLessThanOrEqualTo(struck * CONNECTIONS * AHEAD);
    assertThat(smtp.copies().values()).allSatisfy(ids -> assertThat(ids).containsOnly(ids.get(0)));
    assertThat(
            PostgresDatabase.number(
                url, "SELECT count(*) FROM deliveries WHERE state = 'accepted'"))
        .isEqualTo(READERS);
  }

  private boolean isDone() throws Exception {
    return PostgresDatabase.number(
            url, "SELECT count(*) FROM shards WHERE state IN ('open', 'taken')")
        == 0;
  }

  /** Lets the stopped workers go on whose time has come; whether one did. */
  private boolean thawed() throws Exception {
    if (frozen.isEmpty() || System.nanoTime() - frozen.element().at() < 0) {
      return false;
    }
    signal("CONT", workers[frozen.remove().worker()]);
    return true;
  }

  private void start(int number) throws IOException {
    SampleNewsletter newsletter = machine("machine" + number, 1);
    ProcessBuilder.Redirect told =
        ProcessBuilder.Redirect.appendTo(newsletter.root().resolve("told").toFile());
    workers[number] =
        new ProgramProcess(newsletter.root(), Map.of())
            .start(told, "worker", "--name", "machine" + number);
  }

  private SampleNewsletter machine(String name, int subscribers) throws IOException {
    SampleNewsletter newsletter =
        SampleNewsletter.in(Files.createDirectories(folder.resolve(name)), smtp.port());
    newsletter.subscribers(subscribers);
    newsletter.store(url);
    return newsletter;
  }

  private static void signal(String name, Process process) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor(10, TimeUnit.SECONDS))
        .isTrue();
  }

  private static Run anemone(SampleNewsletter newsletter, String... arguments) {
    return new Program(newsletter.root(), Map.of()).run(arguments);
  }
}
