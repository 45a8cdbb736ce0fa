package anemone.run.studio;

import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.newsletter.SheetEdition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An edition as the studio shows it.
 *
 * @param slot its slot
 * @param sheet its stories and what waits; empty without a story
 * @param hash the hash of everything that readers would see; empty without a story
 * @param approval whether it is approved, and by whom
 * @param undoable the number of changes that can be undone
 * @param redoable the number of changes that can be redone
 */
public record StudioEdition(
    Slot slot,
    Optional<SheetEdition> sheet,
    String hash,
    Approval approval,
    int undoable,
    int redoable) {

  /**
   * How far the approval of an edition is.
   *
   * @param done whether it is approved, so that nothing changes it any more
   * @param names those who approved it, if several have to
   * @param needed the number of persons who have to; 0 if nobody has to
   * @param release nothing leaves before, once it is approved
   * @param recalled whether it was recalled, so that nothing more of it leaves
   * @param closed whether all of it was sent
   */
  public record Approval(
      boolean done,
      List<String> names,
      int needed,
      Optional<Instant> release,
      boolean recalled,
      boolean closed) {

    /** Copies the names. */
    public Approval {
      names = List.copyOf(names);
    }
  }

  /** Whether it is approved, so that nothing changes it any more. */
  public boolean approved() {
    return approval.done();
  }

  /** Returns the edition itself, if it has a story. */
  public Optional<Edition> edition() {
    return sheet.map(SheetEdition::edition);
  }
}
