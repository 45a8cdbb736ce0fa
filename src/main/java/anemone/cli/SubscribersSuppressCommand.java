package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import anemone.subscriber.Suppressions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers suppress ADDRESS...}: suppresses addresses. */
@Command(
    name = "suppress",
    mixinStandardHelpOptions = true,
    description = "Send nothing more to these addresses, whether or not they are on the list.",
    footer = {"", "Example: anemone subscribers suppress ada@example.org --reason unsubscribed"})
final class SubscribersSuppressCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "ADDRESS", arity = "1..*", description = "The addresses.")
  private List<String> addresses = List.of();

  @Option(
      names = "--reason",
      paramLabel = "WORD",
      description = "Why: manual, unsubscribed, complained or bounced (default: manual).")
  private Reason reason = Reason.MANUAL;

  SubscribersSuppressCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    List<EmailAddress> parsed = addresses.stream().map(Addresses::parse).toList();
    // Without the lock, so that it works while a run sends.
    try (NewsletterState state = wiring.openShared()) {
      Suppressions suppressions = state.suppressions();
      int added = 0;
      for (EmailAddress address : parsed) {
        Suppression suppression = new Suppression(address, reason, "", host.clock().instant());
        added += suppressions.add(suppression) ? 1 : 0;
      }
      int known = parsed.size() - added;
      host.out()
          .println(
              Plurals.count(added, "address", "addresses")
                  + " suppressed"
                  + (known == 0 ? "" : ", %,d already suppressed".formatted(known)));
      return ExitCode.OK.number();
    }
  }
}
