package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppressions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers restore ADDRESS...}: lifts suppressions. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Send to these addresses again.",
      "Restore one that unsubscribed or complained only if its owner asks for it."
    },
    footer = {"", "Example: anemone subscribers restore ada@example.org"})
final class SubscribersRestoreCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "ADDRESS", arity = "1..*", description = "The addresses.")
  private List<String> addresses = List.of();

  SubscribersRestoreCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    List<EmailAddress> parsed = addresses.stream().map(Addresses::parse).toList();
    // Beside a run that sends: only sending takes the lock.
    try (NewsletterState state = wiring.openShared()) {
      Suppressions suppressions = state.suppressions();
      int restored = 0;
      for (EmailAddress address : parsed) {
        if (suppressions.remove(address)) {
          restored++;
        } else {
          host.err().println(address + " is not suppressed");
        }
      }
      host.out().println(Plurals.count(restored, "address", "addresses") + " restored");
      return ExitCode.OK.number();
    }
  }
}
