package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import picocli.CommandLine.Command;

/** {@code anemone subscribers forget ADDRESS}: erases all that is known of a person. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description =
        "Erase all that the state knows of an address. A keyed hash stays, which keeps the address"
            + " away if a file brings it again. Remove it from subscribers.json, too.",
    footer = {"", "Example: anemone subscribers forget ada@example.org"})
final class SubscribersForgetCommand extends AddressCommand {

  SubscribersForgetCommand(Host host) {
    super(host);
  }

  @Override
  ExitCode act(Wiring wiring, NewsletterState state, EmailAddress meant) {
    boolean known = state.roster().forget(meant, host().clock().instant());
    host()
        .out()
        .println(
            known
                ? "1 address forgotten"
                : "nothing was known of this address; it stays away from now on");
    return ExitCode.OK;
  }
}
