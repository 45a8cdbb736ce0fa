package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.report.WorkerMetrics;
import anemone.run.GracefulShutdown;
import anemone.run.Shards;
import anemone.worker.ScheduledRuns;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone worker}: shares the sending of editions with other machines. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description =
        "Share the sending of editions with other machines: takes parts of the editions that"
            + " anemone run has approved, and sends them. Needs store: jdbc:postgresql. Ends on"
            + " SIGTERM or Ctrl-C, once the messages on their way are settled.",
    footer = {"", "Example: anemone worker -c /srv/letters/newsletter.yaml --name east"})
final class WorkerCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The name of this worker, which no other one has (default: host name and process).")
  private Optional<String> name = Optional.empty();

  WorkerCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    String own = name.orElseGet(() -> WorkerWiring.name(host));
    Consumer<Shards.Worker> metrics =
        wiring
            .newsletter()
            .files()
            .metrics()
            .<Consumer<Shards.Worker>>map(file -> new WorkerMetrics(file, own, host.err()))
            .orElse(alive -> {});
    CountDownLatch asked = new CountDownLatch(1);
    try (WorkerWiring.Parts worker = wiring.runs().workers().open(own, metrics, runs(wiring))) {
      return GracefulShutdown.during(
          asked::countDown, worker.sender()::abandon, () -> work(worker, asked));
    }
  }

  private Optional<ScheduledRuns> runs(Wiring wiring) {
    return wiring
        .newsletter()
        .schedule()
        .map(schedule -> runs(schedule, wiring.newsletter().letterhead().zone()));
  }

  private ScheduledRuns runs(String schedule, ZoneId zone) {
    try {
      return ScheduledRuns.parse(schedule, zone, new RunOfWorker(host, options.config()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION, options.config() + ": schedule: " + e.getMessage(), e);
    }
  }

  private int work(WorkerWiring.Parts worker, CountDownLatch asked) {
    worker.loop().start();
    host.out().println("worker " + worker.state().worker() + " is ready; Ctrl-C ends it");
    host.out().flush();
    try {
      boolean ended = false;
      while (!ended && worker.loop().failure().isEmpty()) {
        ended = asked.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      worker.loop().stop();
    }
    worker
        .loop()
        .failure()
        .ifPresent(
            why -> {
              throw why;
            });
    host.out()
        .println(
            "worker %s: %,d accepted"
                .formatted(worker.state().worker(), worker.sender().accepted()));
    return ExitCode.OK.number();
  }
}
