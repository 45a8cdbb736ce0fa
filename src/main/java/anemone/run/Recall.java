package anemone.run;

import anemone.cli.Wiring;
import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.deliver.Sleeper;
import anemone.deliver.Tally;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.store.Database;
import anemone.store.SqlDeliveries;
import anemone.store.SqlLedger;
import anemone.store.SqlProofs;
import anemone.store.SqlRecalls;
import anemone.store.StateLock;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops what of an edition has not left, also while another process is sending it. */
public final class Recall {

  /** A message that is on its way when the sender hears of it may take so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** The states of what has left: of a deferred delivery the server has taken nothing. */
  private static final List<State> LEFT =
      List.of(State.ACCEPTED, State.REFUSED, State.UNKNOWN, State.SENDING);

  private final Wiring wiring;
  private final Slot slot;

  public Recall(Wiring wiring, Slot slot) {
    this.wiring = wiring;
    this.slot = slot;
  }

  /**
   * Recalls it, and waits until nothing of it is in flight.
   *
   * @return what had left and what will not, in words
   * @throws CommandFailure if another process is still at work after half a minute; the recall
   *     holds
   */
  public String outcome() {
    try (OpenState state = wiring.open()) {
      return settled(state);
    } catch (StateLock.TakenException e) {
      return besideAnother();
    }
  }

  private String besideAnother() {
    Instant end = wiring.clock().instant().plus(PATIENCE);
    try (Database database = Database.beside(wiring.state())) {
      SqlRecalls recalls = new SqlRecalls(database);
      recalls.recall(slot, wiring.clock().instant());
      while (!recalls.isClosed(slot)) {
        try (OpenState state = wiring.open()) {
          return settled(state);
        } catch (StateLock.TakenException e) {
          if (!wiring.clock().instant().isBefore(end)) {
            throw new CommandFailure(
                ExitCode.TRY_AGAIN,
                slot
                    + ": recalled, but what is in flight has not ended yet; run the same command"
                    + " again for the numbers",
                e);
          }
          pause(wiring.pause());
        }
      }
      return told(database);
    }
  }

  /** With the right to write the state, and so with nobody sending. */
  private String settled(OpenState state) {
    SqlRecalls recalls = new SqlRecalls(state.database());
    Instant now = wiring.clock().instant();
    recalls.recall(slot, now);
    if (recalls.recalled(slot).isPresent() && !recalls.isClosed(slot)) {
      Ledger ledger = state.books().ledger();
      ledger.recover(slot, now);
      recalls.settle(slot, now);
    }
    return told(state.database());
  }

  private String told(Database database) {
    Tally tally = new SqlLedger(database).tally(slot);
    long rest = rest(database);
    if (had(tally) == 0) {
      return "%s: recalled; nothing had left, %,d will not; its articles are free for the next edition"
          .formatted(slot, rest);
    }
    return "%s: recalled; %s, %,d will not".formatted(slot, left(tally), rest);
  }

  /** How many subscribers the edition was for who get nothing of it. */
  private long rest(Database database) {
    Edition edition = new SqlProofs(database).find(slot).orElseThrow().proof().edition();
    long rest = 0;
    Ledger.States states = new SqlDeliveries(database).states(slot);
    for (Subscriber s : wiring.audience(database).members(slot::isFor)) {
      if (!LEFT.contains(states.of(s.address()))
          && edition.about(Set.copyOf(s.topics()), s.most()).isPresent()) {
        rest++;
      }
    }
    return rest;
  }

  /** {@code 1,204 had left (1,200 accepted, 1 refused, 3 unknown)}. */
  static String left(Tally tally) {
    String parts =
        LEFT.stream()
            .filter(state -> tally.of(state) > 0)
            .map(state -> "%,d %s".formatted(tally.of(state), state.word()))
            .collect(Collectors.joining(", "));
    return parts.isEmpty() ? "nothing had left" : "%,d had left (%s)".formatted(had(tally), parts);
  }

  private static long had(Tally tally) {
    return LEFT.stream().mapToLong(tally::of).sum();
  }

  private static void pause(Sleeper pause) {
    try {
      pause.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a recall was interrupted", e);
    }
  }

  /**
   * Which edition is meant.
   *
   * @param label its name, or nothing for the one that is open
   * @throws CommandFailure if none is, or several are; the message names them
   */
  public static Slot meant(Optional<String> label, Database database, List<Slot> drafts) {
    SqlRecalls recalls = new SqlRecalls(database);
    SqlProofs proofs = new SqlProofs(database);
    List<Slot> open =
        Stream.concat(recalls.unsettled().stream(), proofs.open().stream()).distinct().toList();
    if (label.isEmpty()) {
      if (open.size() == 1) {
        return open.get(0);
      }
      throw usage(
          open.isEmpty()
              ? "no edition is open, so there is nothing to recall" + waiting(drafts)
              : open.size() + " editions are open; say which: " + names(open));
    }
    Slot slot = parse(label.get());
    if (open.contains(slot) || recalls.recalled(slot).isPresent()) {
      return slot;
    }
    if (drafts.contains(slot)) {
      throw usage(
          slot
              + " is a draft that nobody has approved, so nothing of it leaves; change it with"
              + " anemone edit");
    }
    throw usage(
        slot
            + (recalls.isClosed(slot)
                ? " is closed: all of it that was to leave has left"
                : " is no edition of this newsletter")
            + (open.isEmpty() ? "; none is open" : "; open: " + names(open)));
  }

  private static Slot parse(String label) {
    try {
      return Slot.parse(label);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private static String waiting(List<Slot> drafts) {
    return drafts.isEmpty()
        ? ""
        : "; a draft leaves only once it is approved, change it with anemone edit: "
            + names(drafts);
  }

  private static String names(List<Slot> slots) {
    return slots.stream().map(Slot::label).collect(Collectors.joining(", "));
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
