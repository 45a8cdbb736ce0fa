package anemone.report;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.deliver.UnknownPolicy;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.run.SendResult;
import anemone.store.Database;
import anemone.store.SqlLedger;
import anemone.store.SqlProofs;
import anemone.store.SqlRecalls;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an edition stands.
 *
 * @param slot the edition
 * @param outline what it amounts to
 * @param tally its deliveries
 * @param open whether more of it will leave
 * @param recalled whether it was recalled
 */
public record EditionStatus(
    Slot slot, SqlProofs.Outline outline, Tally tally, boolean open, boolean recalled) {

  public static EditionStatus of(Slot slot, Database database, List<Slot> open) {
    return new EditionStatus(
        slot,
        new SqlProofs(database).outline(slot),
        new SqlLedger(database).tally(slot),
        open.contains(slot),
        new SqlRecalls(database).recalled(slot).isPresent());
  }

  /** {@code daily/2026-11-23 (open): number 41, 18 stories; 3,796 pending, 1,204 accepted}. */
  public String line() {
    return slot
        + (open ? " (open)" : "")
        + (recalled ? " (recalled)" : "")
        + ": number "
        + outline.number()
        + ", "
        + Plurals.count(outline.stories(), "story", "stories")
        + "; "
        + String.join(", ", SendResult.counts(tally));
  }

  /** What becomes of the deliveries that are in doubt, or nothing if none is. */
  public String hint(UnknownPolicy policy) {
    if (!open) {
      return "";
    }
    String deferred =
        tally.of(State.DEFERRED) == 0
            ? ""
            : "; the next run tries the deferred again, send --only-state deferred tries them now";
    String unknown =
        tally.of(State.UNKNOWN) == 0
            ? ""
            : policy == UnknownPolicy.RESEND
                ? "; the unknown may have arrived, and are sent again with the same Message-ID"
                : "; the unknown may have arrived, and are not sent again (unknown: skip)";
    return deferred + unknown;
  }

  /** The same as JSON. */
  public ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("edition", slot.label());
    json.put("number", outline.number()).put("stories", outline.stories());
    json.put("open", open).put("recalled", recalled);
    counts(json.putObject("deliveries"), tally);
    return json;
  }

  /** Puts how many are in each state. */
  static void counts(ObjectNode json, Tally tally) {
    for (State state : State.values()) {
      json.put(state.word(), tally.of(state));
    }
  }
}
