package anemone.cli;

import anemone.process.Host;
import anemone.run.CollectResult;
import anemone.run.OpenState;
import anemone.store.StateLock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code anemone collect}: fetches what the sources have now. */
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    description = "Fetch the sources now and keep what is new.",
    footer = {"", "Example: anemone collect -c letters/newsletter.yaml"})
final class CollectCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  CollectCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws StateLock.TakenException {
    Wiring wiring = Wiring.of(host, options.config());
    try (OpenState state = wiring.open()) {
      CollectResult collected = wiring.gathering().collect(state.database());
      collected.report(host.err());
      host.out().println(collected);
      return collected.exitCode().number();
    }
  }
}
