package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, and a server that counts. */
class WorkerIT {

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private ScriptedSmtpServer smtp;
  private String url;

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
    SampleNewsletter here = machine("here", 5_000);
    assertThat(anemone(here, "collect").exitCode()).isZero();
    Process east = worker("there", "east");
    Process west = worker("yonder", "west");

    Run run = anemone(here, "run");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("5,000 accepted");
    assertThat(smtp.copies()).hasSize(5_000);
    assertThat(smtp.received()).hasSize(5_000);
    assertThat(end(east)).contains("worker east: ").doesNotContain(": 0 accepted");
    assertThat(end(west)).contains("worker west: ").doesNotContain(": 0 accepted");
  }

  private SampleNewsletter machine(String name, int subscribers) throws IOException {
    SampleNewsletter newsletter =
        SampleNewsletter.in(Files.createDirectories(folder.resolve(name)), smtp.port());
    newsletter.subscribers(subscribers);
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
