package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers remove ADDRESS}: unsubscribes one person. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Unsubscribe an address, as its owner would by the link in a mail.",
    footer = {"", "Example: anemone subscribers remove ada@example.org"})
final class SubscribersRemoveCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "ADDRESS", description = "The address.")
  private String address = "";

  SubscribersRemoveCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    EmailAddress meant = Addresses.parse(address);
    try (NewsletterState state = wiring.openShared()) {
      Optional<RosterEntry> entry = state.roster().find(meant);
      entry.ifPresent(e -> state.roster().leave(e, host.clock().instant()));
      host.out()
          .println(entry.isPresent() ? "1 address unsubscribed" : meant + " is not in the roster");
      return (entry.isPresent() ? ExitCode.OK : ExitCode.BAD_DATA).number();
    }
  }
}
