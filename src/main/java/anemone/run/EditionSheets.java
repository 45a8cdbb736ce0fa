package anemone.run;

import anemone.edition.Edition;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import anemone.newsletter.SheetEdition;
import anemone.render.Proof;
import java.util.List;
import java.util.Optional;

/**
 * Shows editions as an edit sheet does.
 *
 * @param desk composes the editions
 */
public record EditionSheets(EditionDesk desk) {

  /**
   * An edition as an edit sheet shows it, and its proof.
   *
   * @param sheet the sheet
   * @param proof the proof
   */
  public record Sheet(SheetEdition sheet, Proof proof) {}

  /** Composes the edition of a slot once; returns its sheet and proof, if there is one. */
  public Optional<Sheet> of(Slot slot) {
    EditorialChanges changes = desk.changes(slot);
    Editor.Composition composition = desk.composition(slot, changes);
    return desk.proof(composition)
        .map(
            proof ->
                new Sheet(
                    new SheetEdition(
                        proof.edition(),
                        desk.now(),
                        changes,
                        composition.ranked(),
                        composition.grouping().stories(),
                        composition.grouping().related(),
                        composition.nearly(),
                        desk.editor().topics()),
                    proof));
  }

  /** Returns an approved edition as a sheet shows it, without what it was chosen from. */
  public Sheet of(Proof approved) {
    Edition edition = approved.edition();
    EditorialChanges changes = EditorialChanges.NONE.with(edition.words());
    return new Sheet(
        new SheetEdition(
            edition,
            desk.now(),
            changes,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            desk.editor().topics()),
        approved);
  }
}
