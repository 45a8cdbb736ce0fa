package anemone.report;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.deliver.UnknownPolicy;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.render.Proofs;
import anemone.run.NewsletterState;
import anemone.run.SendResult;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The status of an edition.
 *
 * @param slot the edition
 * @param outline its number and size
 * @param tally its deliveries
 * @param open whether it is still being sent
 * @param recalled whether it was recalled
 */
public record EditionStatus(
    Slot slot, Proofs.Outline outline, Tally tally, boolean open, boolean recalled) {

  public static EditionStatus of(Slot slot, NewsletterState state, List<Slot> open) {
    return new EditionStatus(
        slot,
        state.proofs().outline(slot),
        state.ledger().tally(slot),
        open.contains(slot),
        state.recalls().recalled(slot).isPresent());
  }

  /** {@code daily/2026-11-23 (open): number 41, 18 stories; 3,796 pending, 1,204 accepted}. */
  public String line() {
    return slot
        + (open ? " (open)" : "")
        + (recalled ? " (recalled)" : "")
        + (isGivenUp() ? " (given up)" : "")
        + ": number "
        + outline.number()
        + ", "
        + Plurals.count(outline.stories(), "story", "stories")
        + "; "
        + String.join(", ", SendResult.counts(tally));
  }

  /** Whether it was closed before all deliveries were done. */
  private boolean isGivenUp() {
    return !open && !recalled && tally.left() > 0;
  }

  /** Returns what happens to unfinished deliveries, in words; empty if there are none. */
  public String hint(UnknownPolicy policy) {
    if (isGivenUp()) {
      return "; to send the rest: anemone send --edition " + slot;
    }
    if (!open) {
      return "";
    }
    String deferred =
        tally.of(State.DEFERRED) == 0
            ? ""
            : "; the next run retries deferred mails (now: anemone send --only-state deferred)";
    String unknown =
        tally.of(State.UNKNOWN) == 0
            ? ""
            : policy == UnknownPolicy.RESEND
                ? "; unknown mails may have arrived; they are sent again with their first"
                    + " Message-ID"
                : "; unknown mails may have arrived; they are not sent again (unknown: skip)";
    return deferred + unknown;
  }

  /** Returns the status as JSON. */
  public ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("edition", slot.label());
    json.put("number", outline.number()).put("stories", outline.stories());
    json.put("open", open).put("recalled", recalled);
    counts(json.putObject("deliveries"), tally);
    return json;
  }

  /** Adds the number of deliveries in each state. */
  static void counts(ObjectNode json, Tally tally) {
    for (State state : State.values()) {
      json.put(state.word(), tally.of(state));
    }
  }
}
