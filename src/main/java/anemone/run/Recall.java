package anemone.run;

import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.deliver.Sleeper;
import anemone.deliver.Tally;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.Proofs;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops the sending of an edition, also while another process sends it. */
public final class Recall {

  /** How long to wait for messages in flight. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** The states of sent messages; the server has not taken a deferred one. */
  private static final List<State> LEFT =
      List.of(State.ACCEPTED, State.REFUSED, State.UNKNOWN, State.SENDING);

  private final StateFolder folder;
  private final SubscriberLists lists;
  private final Mailer mailer;
  private final Slot slot;

  /**
   * The recall of an edition.
   *
   * @param folder the state folder
   * @param lists the subscribers
   * @param mailer has the clock, and waits
   */
  public Recall(StateFolder folder, SubscriberLists lists, Mailer mailer, Slot slot) {
    this.folder = folder;
    this.lists = lists;
    this.mailer = mailer;
    this.slot = slot;
  }

  /**
   * Recalls the edition, and waits until no message is in flight.
   *
   * @return how many messages were sent and how many cancelled, in words
   * @throws CommandFailure if another process is still sending after 30 seconds; the recall holds
   */
  public String outcome() {
    try (NewsletterState state = folder.open()) {
      return settled(state);
    } catch (StateInUseException e) {
      return besideAnother();
    }
  }

  private String besideAnother() {
    Instant end = mailer.clock().instant().plus(PATIENCE);
    try (NewsletterState beside = folder.openBeside()) {
      Recalls recalls = beside.recalls();
      recalls.recall(slot, mailer.clock().instant());
      while (!recalls.isClosed(slot)) {
        try (NewsletterState state = folder.open()) {
          return settled(state);
        } catch (StateInUseException e) {
          if (!mailer.clock().instant().isBefore(end)) {
            throw inFlight();
          }
          pause(mailer.pause());
        }
      }
      return told(beside);
    }
  }

  /** Settles the recall; the caller holds the lock, so no other process sends. */
  private String settled(NewsletterState state) {
    Recalls recalls = state.recalls();
    Instant now = mailer.clock().instant();
    recalls.recall(slot, now);
    if (recalls.recalled(slot).isPresent() && !recalls.isClosed(slot)) {
      state.shards().ifPresent(this::awaitWorkers);
      Ledger ledger = state.ledger();
      ledger.recover(slot, now);
      recalls.settle(slot, now);
    }
    return told(state);
  }

  /** Waits until no worker has a message of the edition on its way. */
  private void awaitWorkers(Shards shards) {
    Instant end = mailer.clock().instant().plus(PATIENCE);
    while (shards.isActive(slot)) {
      if (!mailer.clock().instant().isBefore(end)) {
        throw inFlight();
      }
      pause(mailer.pause());
    }
  }

  private CommandFailure inFlight() {
    return new CommandFailure(
        ExitCode.TRY_AGAIN,
        slot
            + ": recalled, but some messages are still in flight; run the same command"
            + " again for the numbers");
  }

  private String told(NewsletterState state) {
    Tally tally = state.ledger().tally(slot);
    long rest = rest(state);
    if (had(tally) == 0) {
      return "%s: recalled; none sent, %,d cancelled; its articles are free for the next edition"
          .formatted(slot, rest);
    }
    return "%s: recalled; %s, %,d cancelled".formatted(slot, left(tally), rest);
  }

  /** Returns the number of subscribers who would have got the edition, and do not. */
  private long rest(NewsletterState state) {
    Edition edition = state.proofs().find(slot).orElseThrow().proof().edition();
    Map<Wish, Boolean> wishes = new HashMap<>();
    long rest = 0;
    Ledger.States states = state.ledger().states(slot);
    for (Subscriber s : lists.look(state).members(slot::isFor)) {
      if (!LEFT.contains(states.of(s.address()))
          && wishes.computeIfAbsent(
              new Wish(Set.copyOf(s.topics()), s.most()),
              wish -> edition.about(wish.topics(), wish.most()).isPresent())) {
        rest++;
      }
    }
    return rest;
  }

  /** The preferences that decide whether a subscriber has a matching story. */
  private record Wish(Set<String> topics, Optional<Integer> most) {}

  /** {@code 1,204 already sent (1,200 accepted, 1 refused, 3 unknown)}. */
  static String left(Tally tally) {
    String parts =
        LEFT.stream()
            .filter(state -> tally.of(state) > 0)
            .map(state -> "%,d %s".formatted(tally.of(state), state.word()))
            .collect(Collectors.joining(", "));
    return parts.isEmpty() ? "none sent" : "%,d already sent (%s)".formatted(had(tally), parts);
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
   * Returns the edition that a command line means.
   *
   * @param label its name; empty for the only open edition
   * @throws CommandFailure if no edition or several match; the message names them
   */
  public static Slot meant(Optional<String> label, NewsletterState state) {
    Recalls recalls = state.recalls();
    Proofs proofs = state.proofs();
    List<Slot> drafts = state.drafts().waiting();
    List<Slot> open =
        Stream.concat(recalls.unsettled().stream(), proofs.open().stream()).distinct().toList();
    if (label.isEmpty()) {
      if (open.size() == 1) {
        return open.get(0);
      }
      throw usage(
          open.isEmpty()
              ? "no edition is open, so there is nothing to recall" + waiting(drafts)
              : open.size() + " editions are open; name one: " + names(open));
    }
    Slot slot = parse(label.get());
    if (open.contains(slot) || recalls.recalled(slot).isPresent()) {
      return slot;
    }
    if (drafts.contains(slot)) {
      throw usage(slot + " is a draft, and drafts are not sent; to change it: anemone edit");
    }
    throw usage(
        slot
            + (recalls.isClosed(slot)
                ? " is closed: everything was sent"
                : " is not an edition of this newsletter")
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
        : "; drafts wait for approval (to change them: anemone edit): " + names(drafts);
  }

  private static String names(List<Slot> slots) {
    return slots.stream().map(Slot::label).collect(Collectors.joining(", "));
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
