package anemone.cli;

import anemone.deliver.Outcome;
import anemone.deliver.Transport;
import anemone.render.Message;
import anemone.store.Database;
import anemone.store.SqlSuppressions;
import anemone.store.StateLock;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppressions;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone send}: delivers what was collected, or the rest of what was begun. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Send the unfinished editions, or compose and send new ones from what was collected.",
      "Everyone gets theirs now, whatever hour they chose; nobody gets one twice."
    },
    footer = {
      "",
      "Examples: anemone send --dry-run",
      "          anemone send --to editor@example.org"
    })
final class SendCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--strict",
      description = "Do nothing if a single entry of the subscriber list is bad.")
  private boolean strict;

  @Option(
      names = "--dry-run",
      description = "Render every mail, send none, and say what would be sent.")
  private boolean dryRun;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "Send one test copy to this address alone; nothing is recorded.")
  private @Nullable String to;

  SendCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws StateLock.TakenException, IOException {
    Wiring wiring = Wiring.of(host, options.config());
    if (to != null || dryRun) {
      try (Database database = Database.look(wiring.state())) {
        Proofing proofing = new Proofing(wiring, wiring.desk(database), host.err());
        Suppressions suppressions = new SqlSuppressions(database);
        return (to == null ? rehearse(wiring, proofing, suppressions) : test(wiring, proofing, to))
            .number();
      }
    }
    try (OpenState state = wiring.open()) {
      Census census = wiring.census(state.books().suppressions(), true, strict);
      Round round = wiring.round(state, census, true);
      round.resume();
      round.issue(census.cadences());
      host.out().println(round.line());
      return round.exitCode().number();
    }
  }

  /** Renders everyone's copy, and sends none. */
  private ExitCode rehearse(Wiring wiring, Proofing proofing, Suppressions suppressions) {
    Census census = wiring.census(suppressions, true, strict);
    long copies = 0;
    long nothing = 0;
    try (SubscriberFile.Cursor everyone = wiring.subscribers(suppressions).matching(s -> true)) {
      while (everyone.hasNext()) {
        if (proofing.copy(everyone.next()).isPresent()) {
          copies++;
        } else {
          nothing++;
        }
      }
    }
    host.out()
        .println(
            "would send "
                + Words.count(copies, "mail", "mails")
                + (nothing == 0 ? "" : "; %,d subscribers have nothing to get".formatted(nothing))
                + (census.left() == 0 ? "" : "; %,d suppressed".formatted(census.left()))
                + "; nothing was sent");
    return ExitCode.OK;
  }

  private ExitCode test(Wiring wiring, Proofing proofing, String address) throws IOException {
    EmailAddress recipient = Addresses.parse(address);
    Optional<Message> copy = proofing.copyFor(recipient);
    if (copy.isEmpty()) {
      host.out().println("nothing new, so there is no edition to send to " + address);
      return ExitCode.OK;
    }
    // A mailbox shows one of two mails with the same Message-ID: the real one must be the other.
    Message test = copy.get().withId("test-" + host.clock().millis() + "." + copy.get().id());
    Outcome outcome;
    try (Transport.Connection connection = wiring.transport().open()) {
      outcome = connection.send(test, () -> {});
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
    host.out().println("test copy to " + address + ": " + outcome.reply());
    return outcome instanceof Outcome.Accepted ? ExitCode.OK : ExitCode.TRY_AGAIN;
  }
}
