package anemone.cli;

import anemone.store.StateLock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone run}: the crontab line. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Resume what is unfinished, collect, compose the editions that are due, and send them.",
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

  @Option(names = "--now", description = "Send to everyone at once, whatever hour they chose.")
  private boolean now;

  RunCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws StateLock.TakenException {
    Wiring wiring = Wiring.of(host, options.config());
    try (OpenState state = wiring.open()) {
      Census census = wiring.census(now, strict);
      Round round = wiring.round(state, census, now);
      round.resume();
      round.note(wiring.collect(state.database()));
      round.issue(census.due());
      host.out().println(round.line());
      return round.exitCode().number();
    }
  }
}
