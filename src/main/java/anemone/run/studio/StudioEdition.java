package anemone.run.studio;

import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.newsletter.SheetEdition;
import java.util.Optional;

/**
 * An edition as the studio shows it.
 *
 * @param slot its slot
 * @param sheet its stories and what waits; empty without a story
 * @param hash the hash of everything that readers would see; empty without a story
 * @param approved whether it is approved, so that nothing changes it any more
 * @param undoable the number of changes that can be undone
 * @param redoable the number of changes that can be redone
 */
public record StudioEdition(
    Slot slot,
    Optional<SheetEdition> sheet,
    String hash,
    boolean approved,
    int undoable,
    int redoable) {

  /** Returns the edition itself, if it has a story. */
  public Optional<Edition> edition() {
    return sheet.map(SheetEdition::edition);
  }
}
