package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.report.Ping;
import anemone.report.RunReport;
import anemone.run.Audience;
import anemone.run.ExitCodes;
import anemone.run.Metrics;
import anemone.run.OpenState;
import anemone.run.Run;
import anemone.run.SendMonitor;
import anemone.run.SendScope;
import anemone.store.StateLock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone run}: the crontab line. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Resume what is unfinished, collect, compose the editions that are due, send them, and",
      "read the mailbox that mail comes back to, if there is one.",
      "Each subscriber gets an edition once, from their own hour on: run it as often as you like."
    },
    footer = {"", "Example, in a crontab: 0 * * * *  anemone run -c /srv/letters/newsletter.yaml"})
final class RunCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--strict",
      description = "Do nothing if a single entry of the subscriber list is bad.")
  private boolean strict;

  @Option(
      names = "--shrink",
      description = "Take in a subscriber list that lacks many of those who were in it.")
  private boolean shrink;

  @Option(names = "--now", description = "Send to everyone at once, whatever hour they chose.")
  private boolean now;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing when all went well.")
  private boolean quiet;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Wait so long, such as 10m, for another run to end (default: not at all).")
  private Duration patience = Duration.ZERO;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what it came to into a file, as JSON.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--ping",
      paramLabel = "URL",
      description = {
        "Tell a dead man's switch: URL/start at the start, URL when all went well,",
        "URL/fail when not."
      })
  private Optional<URI> ping = Optional.empty();

  @Option(
      names = "--taken-as-sent",
      description = {
        "Send nothing: take the editions that are open or due as sent. For a state that",
        "was restored from a backup after they had been."
      })
  private boolean takenAsSent;

  RunCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws StateLock.TakenException {
    Instant began = host.clock().instant();
    Ping switchboard = new Ping(ping, host.err());
    RunReport told = new RunReport(began);
    switchboard.start();
    int code = ExitCodes.DEFECT;
    String line = "";
    try {
      Run round = work();
      Duration took = Duration.between(began, host.clock().instant());
      line = round.line() + "; " + Plurals.time(took);
      code = round.exitCode().number();
      told.tell(round);
      if (!quiet || code != ExitCode.OK.number()) {
        host.out().println(line);
      }
      return code;
    } catch (RuntimeException | StateLock.TakenException e) {
      code = ExitCodes.exitCode(e);
      line = String.valueOf(e.getMessage());
      throw e;
    } finally {
      switchboard.end(code);
      told.end(Duration.between(began, host.clock().instant()), code, line);
      report.map(host.directory()::resolve).ifPresent(told::write);
    }
  }

  private Run work() throws StateLock.TakenException {
    Wiring wiring = Wiring.of(host, options.config());
    Metrics metrics = wiring.metrics();
    return metrics.during(() -> work(wiring, metrics));
  }

  private Run work(Wiring wiring, Metrics metrics) throws StateLock.TakenException {
    try (OpenState state = wiring.open(patience, takenAsSent)) {
      Audience audience = wiring.audience(state, now, strict, shrink);
      SendMonitor watch = wiring.watch(state, metrics, quiet);
      Run round = wiring.round(state, audience, SendScope.to(now), watch);
      if (takenAsSent) {
        round.note(wiring.gathering().collect(state.database()));
        round.takeAsSent(audience.cadences());
        round.begin(audience.cadences());
        return round;
      }
      round.resume();
      if (!round.isStopped()) {
        round.note(wiring.gathering().collect(state.database()));
        round.issue(audience::isDue);
      }
      round.tellOfEarlier(round.begin(audience.cadences()));
      if (!round.isStopped()) {
        wiring.returnMail(state).clear().ifPresent(round::note);
      }
      return round;
    }
  }
}
