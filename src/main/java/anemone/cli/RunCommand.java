package anemone.cli;

import anemone.network.Network;
import anemone.network.Proxies;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.SteadyClock;
import anemone.report.Ping;
import anemone.report.RunReport;
import anemone.run.Audience;
import anemone.run.NewsletterState;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.RunListeners;
import anemone.run.RunResult;
import anemone.run.SendScope;
import anemone.run.Settings;
import anemone.run.SharedEdition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone run}: the crontab line. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Resume unfinished editions, collect, compose and send the editions that are due, and"
            + " process the return mailbox, if there is one. Each subscriber gets an edition once,"
            + " at their delivery time or later, so you can run this as often as you like.",
    footer = {"", "Example, in a crontab: 0 * * * *  anemone run -c /srv/letters/newsletter.yaml"})
final class RunCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(names = "--strict", description = "Do nothing if the subscriber list has a bad entry.")
  private boolean strict;

  @Option(
      names = "--shrink",
      description = "Accept a subscriber list that lacks half of its former subscribers.")
  private boolean shrink;

  @Option(names = "--now", description = "Send to everyone now, whatever their delivery time.")
  private boolean now;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing on success.")
  private boolean quiet;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Wait up to TIME, such as 10m, for another run to end (default: no wait).")
  private Duration patience = Duration.ZERO;

  @Option(names = "--report", paramLabel = "FILE", description = "Write a JSON report to FILE.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--ping",
      paramLabel = "URL",
      description =
          "Ping a dead man's switch: URL/start at the start, URL on success, URL/fail on failure.")
  private Optional<URI> ping = Optional.empty();

  @Option(
      names = "--taken-as-sent",
      description =
          "Close open and due editions without sending them. Use it after restoring the state from"
              + " a backup.")
  private boolean takenAsSent;

  @Option(
      names = "--detach",
      description =
          "Leave the sending to the workers and end at once. Needs store: jdbc:postgresql.")
  private boolean detached;

  RunCommand(Host host) {
    this.host = host;
  }

  /** Returns the network for the ping, also if the settings cannot be read. */
  private Network network() {
    try {
      return Settings.read(host, options.config()).network();
    } catch (CommandFailure e) {
      // The run reports it.
      return new Network(Optional.empty(), Proxies.of(host.environment()));
    }
  }

  @Override
  public Integer call() {
    RunListeners listeners = new RunListeners(SteadyClock.from(host.clock()));
    report
        .map(host.directory()::resolve)
        .ifPresent(file -> listeners.add(new RunReport(file, host.clock().instant())));
    ping.ifPresent(address -> listeners.add(new Ping(address, network(), host.err())));
    RunListener.End end = listeners.during(() -> run(listeners));
    boolean trouble =
        end.exitCode() != ExitCode.OK.number()
            || end.run().filter(RunResult::isTrouble).isPresent();
    if (!quiet) {
      host.out().println(end.line());
    } else if (trouble) {
      host.err().println(end.line());
    }
    return end.exitCode();
  }

  private RunResult run(RunListeners listeners) {
    Wiring wiring = Wiring.of(host, options.config());
    if (detached && !wiring.folder().isShared()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--detach leaves the sending to workers, which need store: jdbc:postgresql");
    }
    wiring.runs().listeners(quiet).forEach(listeners::add);
    try (NewsletterState state = wiring.open(patience, takenAsSent)) {
      Audience audience = wiring.lists().audience(state, now, strict, shrink);
      SendScope scope =
          detached ? SendScope.to(now).with(SharedEdition.Part.LEAVE) : SendScope.to(now);
      Run run = wiring.runs().run(state, audience, scope, listeners);
      if (takenAsSent) {
        run.takeAsSent();
      } else {
        run.everything();
      }
      var unused = wiring.runs().pruner().prune(state.pruning(), run.result()::isStopped);
      return run.result();
    }
  }
}
