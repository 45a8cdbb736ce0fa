package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command for one address of the roster; it also works while a run sends. */
abstract class AddressCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "ADDRESS", description = "The address.")
  private String address = "";

  AddressCommand(Host host) {
    this.host = host;
  }

  @Override
  public final Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    EmailAddress parsed = Addresses.parse(address);
    try (NewsletterState state = open(wiring)) {
      return act(wiring, state, parsed).number();
    }
  }

  /** Opens the state; by default for short changes. */
  NewsletterState open(Wiring wiring) {
    return wiring.openShared();
  }

  /** Does the command's work, and prints one line. */
  abstract ExitCode act(Wiring wiring, NewsletterState state, EmailAddress meant);

  Host host() {
    return host;
  }
}
