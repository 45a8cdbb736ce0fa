package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import picocli.CommandLine.Command;

/** {@code anemone subscribers forget ADDRESS}: erases everything stored about a person. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description =
        "Erase everything stored about an address, except a keyed hash, which prevents a file from"
            + " adding the address again. Remove it from subscribers.json, too.",
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
                : "nothing was stored about this address; no file can add it from now on");
    return ExitCode.OK;
  }
}
