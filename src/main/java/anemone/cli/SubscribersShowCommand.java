package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUp;
import anemone.subscriber.Subscriber;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code anemone subscribers show ADDRESS}: prints everything stored about a person. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Print everything stored about a subscriber, with their consent.",
    footer = {"", "Example: anemone subscribers show ada@example.org"})
final class SubscribersShowCommand extends AddressCommand {

  SubscribersShowCommand(Host host) {
    super(host);
  }

  @Override
  NewsletterState open(Wiring wiring) {
    return wiring.folder().read();
  }

  @Override
  ExitCode act(Wiring wiring, NewsletterState state, EmailAddress meant) {
    Optional<RosterEntry> entry = state.roster().find(meant);
    if (entry.isEmpty()) {
      host().out().println(meant + " is not in the roster");
      return ExitCode.BAD_DATA;
    }
    print(entry.get(), entry.get().subscriber(wiring.newsletter().subscriberRules()));
    state.signUps().consents(meant).forEach(this::print);
    return ExitCode.OK;
  }

  private void print(RosterEntry entry, Subscriber subscriber) {
    PrintWriter out = host().out();
    out.println("address:  " + subscriber.address());
    out.println("name:     " + (subscriber.name().isEmpty() ? "-" : subscriber.name()));
    String gone = entry.isMember() ? "subscribed" : "not subscribed";
    out.println(
        "status:   "
            + entry
                .suppression()
                .map(s -> "suppressed since %s: %s".formatted(s.since(), s.reason().word()))
                .orElse(gone));
    out.println("topics:   " + (subscriber.topics().isEmpty() ? "all" : join(subscriber)));
    out.println("cadence:  " + subscriber.cadence().word());
    out.println("hour:     %d (%s)".formatted(subscriber.hour(), subscriber.zone()));
    out.println("language: " + subscriber.language().toLanguageTag());
    subscriber.most().ifPresent(most -> out.println("max:      " + most));
    subscriber.pausedUntil().ifPresent(day -> out.println("paused:   until " + day));
  }

  private static String join(Subscriber subscriber) {
    return String.join(", ", subscriber.topics());
  }

  private void print(SignUp.Consent consent) {
    SignUp signUp = consent.signUp();
    host()
        .out()
        .println(
            "consent:  \"%s\" (version %s), asked %s from %s, confirmed %s from %s"
                .formatted(
                    signUp.wording(),
                    SignUp.version(signUp.wording()),
                    signUp.asked(),
                    signUp.from(),
                    consent.confirmed(),
                    consent.from()));
  }
}
