package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.GracefulShutdown;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    WorkerWiring.Parts worker =
        wiring.runs().workers().open(name.orElseGet(() -> WorkerWiring.name(host)));
    try (var state = worker.state()) {
      CountDownLatch asked = new CountDownLatch(1);
      return GracefulShutdown.during(
          asked::countDown, worker.sender()::abandon, () -> work(worker, asked));
    }
  }

  private int work(WorkerWiring.Parts worker, CountDownLatch asked) {
    worker.loop().start();
    host.out().println("worker " + worker.state().worker() + " is ready; Ctrl-C ends it");
    host.out().flush();
    try {
      while (worker.loop().failure().isEmpty()
          && !asked.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {}
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
