package anemone.cli;

import anemone.deliver.Delivery.State;
import anemone.deliver.Outcome;
import anemone.deliver.Transport;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.render.Message;
import anemone.run.Audience;
import anemone.run.Metrics;
import anemone.run.OpenState;
import anemone.run.Preview;
import anemone.run.Run;
import anemone.run.SendScope;
import anemone.store.Database;
import anemone.store.SqlDrafts;
import anemone.store.SqlProofs;
import anemone.store.StateLock;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
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
      "          anemone send --to editor@example.org",
      "          anemone send --edition daily/2026-11-23 --only-state deferred"
    })
final class SendCommand implements Callable<Integer> {

  /** The states that leave something to send. */
  private static final Set<State> UNFINISHED = Set.of(State.DEFERRED, State.UNKNOWN, State.PENDING);

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--strict",
      description = "Do nothing if a single entry of the subscriber list is bad.")
  private boolean strict;

  @Option(
      names = "--shrink",
      description = "Take in a subscriber list that lacks many of those who were in it.")
  private boolean shrink;

  @Option(
      names = "--resume",
      description = "Send the rest of the unfinished editions, and compose nothing new.")
  private boolean resume;

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "Send this edition alone, such as daily/2026-11-23.")
  private Optional<String> edition = Optional.empty();

  @Option(
      names = "--only-state",
      paramLabel = "STATE",
      description = {
        "Of the unfinished editions, send what is deferred, unknown or pending, and that alone;",
        "now, whenever it would be tried again."
      })
  private Optional<String> only = Optional.empty();

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
    Optional<State> state = onlyState();
    Optional<Slot> slot = edition.map(SendCommand::parse);
    refuseNonsense();
    Wiring wiring = Wiring.of(host, options.config());
    if (to != null || dryRun) {
      try (Database database = Database.look(wiring.state())) {
        Audience audience = wiring.audience(database);
        Preview proofing = new Preview(wiring, wiring.desk(database), audience, host.err());
        return (to == null
                ? rehearse(proofing, wiring.judged(audience, strict))
                : test(wiring, proofing, to))
            .number();
      }
    }
    Metrics metrics = wiring.metrics();
    Run round = metrics.during(() -> send(wiring, metrics, slot, state));
    host.out().println(round.line());
    return round.exitCode().number();
  }

  private Run send(Wiring wiring, Metrics metrics, Optional<Slot> slot, Optional<State> state)
      throws StateLock.TakenException {
    try (OpenState open = wiring.open()) {
      Audience audience = wiring.audience(open, true, strict, shrink);
      Run round =
          wiring.round(
              open, audience, new SendScope(true, state), wiring.watch(open, metrics, false));
      boolean composing = !resume && state.isEmpty();
      if (slot.isPresent()) {
        sendOne(open.database(), round, slot.get(), composing);
      } else {
        round.resume();
        if (composing) {
          round.issue(audience::has);
        }
      }
      round.begin(audience.cadences());
      return round;
    }
  }

  private static void sendOne(Database database, Run round, Slot slot, boolean composing) {
    boolean known = new SqlProofs(database).all().contains(slot);
    if (!round.resume(slot) && !known && !(composing && round.issue(slot))) {
      boolean draft = new SqlDrafts(database).waiting().contains(slot);
      throw new CommandFailure(
          draft ? ExitCode.APPROVAL : ExitCode.USAGE,
          slot
              + (draft
                  ? " waits for approval; approve it first"
                  : " is no edition that could be sent; anemone status lists those that there"
                      + " are"));
    }
  }

  private Optional<State> onlyState() {
    if (only.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        State.of(only.get())
            .filter(UNFINISHED::contains)
            .orElseThrow(
                () ->
                    usage(
                        "--only-state is "
                            + only.get()
                            + "; it may be deferred, unknown or pending, since nothing else is"
                            + " left to send")));
  }

  /** Refuses options that say two things at once. */
  private void refuseNonsense() {
    boolean part = resume || edition.isPresent() || only.isPresent();
    if (dryRun && to != null) {
      throw usage("--dry-run sends nothing and --to sends a copy; leave one of them out");
    }
    if (part && (dryRun || to != null)) {
      throw usage(
          (dryRun ? "--dry-run" : "--to")
              + " is about the next editions; leave --resume, --edition and --only-state out");
    }
  }

  private static Slot parse(String label) {
    try {
      return Slot.parse(label);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  /** Renders everyone's copy, and sends none. */
  private ExitCode rehearse(Preview proofing, Audience audience) {
    long copies = 0;
    long nothing = 0;
    for (Subscriber subscriber : audience.members(s -> true)) {
      if (proofing.copy(subscriber).isPresent()) {
        copies++;
      } else {
        nothing++;
      }
    }
    host.out()
        .println(
            "would send "
                + Plurals.count(copies, "mail", "mails")
                + (nothing == 0 ? "" : "; %,d subscribers have nothing to get".formatted(nothing))
                + (audience.left() == 0 ? "" : "; %,d suppressed".formatted(audience.left()))
                + "; nothing was sent");
    return ExitCode.OK;
  }

  private ExitCode test(Wiring wiring, Preview proofing, String address) throws IOException {
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
