package anemone.cli;

import anemone.process.Host;
import anemone.run.CollectResult;
import anemone.run.NewsletterState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code anemone collect}: fetches the sources. */
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    description = "Fetch the sources now and store the new articles.",
    footer = {"", "Example: anemone collect -c letters/newsletter.yaml"})
final class CollectCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  CollectCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.open()) {
      CollectResult collected = wiring.collector().collect(state);
      wiring.editors().fetch(state);
      collected.report(host.err());
      host.out().println(collected);
      return collected.exitCode().number();
    }
  }
}
