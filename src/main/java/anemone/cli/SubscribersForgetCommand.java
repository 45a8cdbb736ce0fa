package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers forget ADDRESS}: erases all that is known of a person. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Erase all that the state knows of an address. A keyed hash stays, which keeps the address",
      "away if a file brings it again. Remove it from subscribers.json, too."
    },
    footer = {"", "Example: anemone subscribers forget ada@example.org"})
final class SubscribersForgetCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "ADDRESS", description = "The address.")
  private String address = "";

  SubscribersForgetCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    EmailAddress meant = Addresses.parse(address);
    try (NewsletterState state = wiring.openShared()) {
      boolean known = state.roster().forget(meant, host.clock().instant());
      host.out().println(known ? "1 address forgotten" : "nothing was known of this address");
      return ExitCode.OK.number();
    }
  }
}
