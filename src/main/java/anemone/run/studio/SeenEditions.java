package anemone.run.studio;

import anemone.edition.Slot;
import anemone.newsletter.SheetEdition;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.EditionDesk;
import anemone.run.EditionSheets;
import anemone.run.NewsletterState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The editions as an editor sees them, with the hash and the history of each. */
final class SeenEditions {

  private final Map<Slot, History> histories = new HashMap<>();
  private Optional<Hashed> hashed = Optional.empty();

  /** An edition with what is approved, or what the articles and changes make now. */
  record Seen(StudioEdition edition, Optional<Proof> proof) {}

  /** Returns the edition of a slot as it is now. */
  Seen of(NewsletterState state, EditionDesk desk, Slot slot) {
    History history = history(slot);
    Optional<Proofs.Approved> approved = desk.approved(slot);
    EditionSheets sheets = new EditionSheets(desk);
    Optional<EditionSheets.Sheet> made =
        approved.map(a -> sheets.of(a.proof())).or(() -> sheets.of(slot));
    Optional<SheetEdition> sheet = made.map(EditionSheets.Sheet::sheet);
    Optional<Proof> proof = made.map(EditionSheets.Sheet::proof);
    String hash = proof.map(p -> hash(state, p)).orElse("");
    StudioEdition.Approval approval =
        new StudioEdition.Approval(
            approved.isPresent(),
            desk.release().approvers() > 1 ? state.drafts().approvers(slot, hash) : List.of(),
            desk.release().approvers(),
            approved.map(Proofs.Approved::release),
            state.recalls().recalled(slot).isPresent(),
            state.recalls().isClosed(slot));
    return new Seen(
        new StudioEdition(slot, sheet, hash, approval, history.undoable(), history.redoable()),
        proof);
  }

  /** Hashes each proof once. */
  String hash(NewsletterState state, Proof proof) {
    if (hashed.filter(known -> known.proof().equals(proof)).isEmpty()) {
      hashed = Optional.of(new Hashed(proof, state.drafts().hash(proof)));
    }
    return hashed.orElseThrow().hash();
  }

  private record Hashed(Proof proof, String hash) {}

  /** Returns the changes to an edition that can be undone and redone. */
  History history(Slot slot) {
    return histories.computeIfAbsent(slot, any -> new History());
  }
}
