package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.run.RosterStore;
import anemone.run.RosterStore.Placed;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers add ADDRESS}: subscribes one person. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Subscribe an address that asked for it.",
    footer = {"", "Example: anemone subscribers add ada@example.org --consent \"asked by phone\""})
final class SubscribersAddCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "ADDRESS", description = "The address.")
  private String address = "";

  @Option(
      names = "--consent",
      paramLabel = "TEXT",
      description = "What they agreed to, and how; it is kept.")
  private String consent = "";

  SubscribersAddCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    EmailAddress meant = Addresses.parse(address);
    try (NewsletterState state = wiring.openShared()) {
      RosterStore roster = state.roster();
      Placed[] placed = {Placed.SAME};
      roster.together(
          () ->
              placed[0] =
                  roster.place(
                      wiring.lists().guest(meant),
                      PreferenceSet.NOTHING,
                      new RosterStore.Terms(false, consent),
                      host.clock().instant()));
      if (placed[0] == Placed.KEPT_OUT) {
        throw new CommandFailure(
            ExitCode.BAD_DATA,
            meant
                + " unsubscribed, or is suppressed or forgotten; if its owner asks for it:"
                + " anemone subscribers restore "
                + meant);
      }
      host.out()
          .println(
              placed[0] == Placed.ADDED
                  ? "1 address subscribed"
                  : meant + " is subscribed already");
      return ExitCode.OK.number();
    }
  }
}
