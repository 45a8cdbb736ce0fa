package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code anemone subscribers remove ADDRESS}: unsubscribes one person. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Unsubscribe an address, as the link in a mail would.",
    footer = {"", "Example: anemone subscribers remove ada@example.org"})
final class SubscribersRemoveCommand extends AddressCommand {

  SubscribersRemoveCommand(Host host) {
    super(host);
  }

  @Override
  ExitCode act(Wiring wiring, NewsletterState state, EmailAddress meant) {
    Optional<RosterEntry> entry = state.roster().find(meant);
    entry.ifPresent(e -> state.roster().leave(e, host().clock().instant()));
    host()
        .out()
        .println(entry.isPresent() ? "1 address unsubscribed" : meant + " is not in the roster");
    return entry.isPresent() ? ExitCode.OK : ExitCode.BAD_DATA;
  }
}
