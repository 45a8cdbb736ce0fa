package anemone.run;

import anemone.deliver.DispatchPlan;
import anemone.deliver.DispatchPlan.Turn;
import anemone.deliver.Ledger;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts what sending now would do, subscriber by subscriber, with regard to the ledger, missing
 * approvals and delivery times. Sends and records nothing.
 */
public final class Rehearsal {

  private final EditionDesk desk;
  private final Ledger ledger;
  private final DispatchPlan plan;
  private final Preview preview;
  private final Set<Slot> editions = new LinkedHashSet<>();
  private long copies;
  private long beforeTheirHour;
  private long settled;
  private long later;
  private long unapproved;
  private long nothing;

  /**
   * A rehearsal without subscribers.
   *
   * @param desk the editions
   * @param ledger the deliveries so far
   * @param plan the rate limits and retries
   * @param preview renders the copies
   */
  public Rehearsal(EditionDesk desk, Ledger ledger, DispatchPlan plan, Preview preview) {
    this.desk = desk;
    this.ledger = ledger;
    this.plan = plan;
    this.preview = preview;
    desk.open().forEach(approved -> editions.add(approved.proof().edition().slot()));
    for (Cadence cadence : Cadence.values()) {
      desk.turns(cadence).forEach(turn -> editions.add(turn.slot()));
    }
  }

  /** Returns warnings about a state that may have been restored from a backup. */
  public List<String> doubts(StateHistory history, Collection<Cadence> cadences) {
    return history.doubts(desk.missed(cadences));
  }

  /** Counts what a subscriber would get. */
  public void add(Subscriber subscriber) {
    for (Slot slot : editions) {
      if (slot.isFor(subscriber)) {
        add(slot, subscriber);
      }
    }
  }

  private void add(Slot slot, Subscriber subscriber) {
    Instant now = desk.now();
    boolean due = slot.isDue(subscriber, now);
    if (!due && !slot.hasBegun(now, desk.letterhead().zone())) {
      return;
    }
    Turn turn =
        ledger
            .find(slot, subscriber.address())
            .map(delivery -> plan.turn(delivery, now))
            .orElse(Turn.NOW);
    boolean approved = desk.isApproved(slot);
    if (turn == Turn.NEVER) {
      settled++;
    } else if (turn == Turn.LATER) {
      later++;
    } else if (preview.copy(slot, subscriber).isEmpty()) {
      nothing++;
    } else if (!approved && desk.approvalNeeded()) {
      unapproved++;
    } else {
      copies++;
      beforeTheirHour += due ? 0 : 1;
    }
  }

  /**
   * Returns the counts in one line.
   *
   * @param suppressed number of suppressed subscribers, who were not counted
   */
  public String line(long suppressed) {
    List<String> parts = new ArrayList<>();
    parts.add("would send " + Plurals.count(copies, "mail", "mails"));
    tell(parts, beforeTheirHour, "%,d of them before the subscriber's delivery time");
    tell(parts, settled, "%,d already finished");
    tell(parts, later, "%,d left to a later run");
    tell(parts, unapproved, "%,d only after approval");
    if (nothing > 0) {
      parts.add(
          Plurals.count(nothing, "subscriber has", "subscribers have") + " no matching story");
    }
    tell(parts, suppressed, "%,d suppressed");
    DailyLimit.of(plan.pacing(), copies, desk.now(), desk.letterhead().zone())
        .ifPresent(limit -> parts.add(limit.sentence()));
    Duration hold = desk.release().hold();
    if (copies > 0 && !hold.isZero()) {
      parts.add("held for " + Plurals.time(hold) + " after the approval");
    }
    parts.add("nothing was sent");
    return String.join("; ", parts);
  }

  private static void tell(List<String> parts, long number, String words) {
    if (number > 0) {
      parts.add(words.formatted(number));
    }
  }
}
