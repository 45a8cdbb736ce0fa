package anemone.cli;

import anemone.deliver.Delivery.State;
import anemone.deliver.Outcome;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.SteadyClock;
import anemone.render.Message;
import anemone.run.Audience;
import anemone.run.NewsletterState;
import anemone.run.Preview;
import anemone.run.Rehearsal;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.RunListeners;
import anemone.run.RunResult;
import anemone.run.SendScope;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone send}: sends new editions, or the rest of unfinished ones. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description =
        "Send the unfinished editions, or compose and send new ones from the collected articles."
            + " Sends to everyone now, whatever their delivery time. Nobody gets an edition twice.",
    footer = {
      "",
      "Examples: anemone send --dry-run",
      "          anemone send --to editor@example.org",
      "          anemone send --edition daily/2026-11-23 --only-state deferred"
    })
final class SendCommand implements Callable<Integer> {

  /** The states of unfinished deliveries. */
  private static final Set<State> UNFINISHED = Set.of(State.DEFERRED, State.UNKNOWN, State.PENDING);

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(names = "--strict", description = "Do nothing if the subscriber list has a bad entry.")
  private boolean strict;

  @Option(
      names = "--shrink",
      description = "Accept a subscriber list that lacks half of its former subscribers.")
  private boolean shrink;

  @Option(names = "--resume", description = "Only send the rest of the unfinished editions.")
  private boolean resume;

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "Only send this edition, such as daily/2026-11-23.")
  private Optional<String> edition = Optional.empty();

  @Option(
      names = "--only-state",
      paramLabel = "STATE",
      description =
          "Only send mails in this state (deferred, unknown or pending), without waiting for their"
              + " next attempt.")
  private Optional<String> only = Optional.empty();

  @Option(
      names = "--dry-run",
      description = "Render every mail, send none, and print what would be sent.")
  private boolean dryRun;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "Send one test copy to this address only; nothing is recorded.")
  private @Nullable String to;

  SendCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Optional<State> state = onlyState();
    Optional<Slot> slot = edition.map(SendCommand::parse);
    refuseNonsense();
    Wiring wiring = Wiring.of(host, options.config());
    if (to != null || dryRun) {
      try (NewsletterState read = wiring.folder().read()) {
        Audience audience = wiring.lists().look(read);
        Preview proofing = wiring.preview(read, audience);
        return (to == null
                ? rehearse(wiring, read, proofing, wiring.lists().judged(audience, strict))
                : test(wiring, proofing, to))
            .number();
      }
    }
    RunListeners listeners = new RunListeners(SteadyClock.from(host.clock()));
    wiring.runs().listeners(false).forEach(listeners::add);
    RunResult run =
        listeners.during(() -> send(wiring, listeners, slot, state)).run().orElseThrow();
    host.out().println(run.line());
    return run.exitCode().number();
  }

  private RunResult send(
      Wiring wiring, RunListener listener, Optional<Slot> slot, Optional<State> only) {
    try (NewsletterState state = wiring.open()) {
      Audience audience = wiring.lists().audience(state, true, strict, shrink);
      Run run = wiring.runs().run(state, audience, new SendScope(true, only), listener);
      boolean composing = !resume && only.isEmpty();
      if (slot.isPresent()) {
        sendOne(state, run, slot.get(), composing);
      } else {
        run.resume();
        if (composing) {
          run.issue(audience::has);
        }
      }
      run.begin(audience.cadences());
      return run.result();
    }
  }

  private static void sendOne(NewsletterState state, Run round, Slot slot, boolean composing) {
    boolean known = state.proofs().all().contains(slot);
    if (known && state.pruning().hasPruned(slot)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          slot
              + " is closed and cannot be sent again: its deliveries are no longer stored"
              + " (keep.deliveries)");
    }
    if (!round.resume(slot) && !known && !(composing && round.issue(slot))) {
      boolean draft = state.drafts().waiting().contains(slot);
      throw new CommandFailure(
          draft ? ExitCode.APPROVAL : ExitCode.USAGE,
          slot
              + (draft
                  ? " waits for approval. To approve: anemone approve"
                  : " is not an edition that can be sent. To list them: anemone status"));
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
                        "--only-state: \""
                            + only.get()
                            + "\" is not valid; must be one of deferred, unknown, pending")));
  }

  /** Refuses contradictory options. */
  private void refuseNonsense() {
    boolean part = resume || edition.isPresent() || only.isPresent();
    if (dryRun && to != null) {
      throw usage("--dry-run and --to cannot be combined");
    }
    if (part && (dryRun || to != null)) {
      throw usage(
          (dryRun ? "--dry-run" : "--to")
              + " cannot be combined with --resume, --edition or --only-state");
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

  /** Prints what sending would do; sends nothing. */
  private ExitCode rehearse(
      Wiring wiring, NewsletterState read, Preview proofing, Audience audience) {
    Rehearsal rehearsal = wiring.runs().rehearsal(read, proofing);
    rehearsal.doubts(read.history(), audience.cadences()).forEach(host.err()::println);
    audience.members(s -> true).forEach(rehearsal::add);
    host.out().println(rehearsal.line(audience.left()));
    return ExitCode.OK;
  }

  private ExitCode test(Wiring wiring, Preview proofing, String address) throws IOException {
    EmailAddress recipient = Addresses.parse(address);
    Optional<Message> copy = proofing.copyFor(recipient);
    if (copy.isEmpty()) {
      host.out().println("nothing new, so there is no edition to send to " + address);
      return ExitCode.OK;
    }
    // Mail programs may hide the second of two mails with one Message-ID; that must not be the real
    // mail.
    Message test = copy.get().withId("test-" + host.clock().millis() + "." + copy.get().id());
    Outcome outcome;
    try {
      outcome = wiring.mailer().send(test);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
    host.out().println("test copy to " + address + ": " + outcome.reply());
    return outcome instanceof Outcome.Accepted ? ExitCode.OK : ExitCode.TRY_AGAIN;
  }
}
