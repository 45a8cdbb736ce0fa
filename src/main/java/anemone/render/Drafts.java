package anemone.render;

import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The editions that wait for an editor's approval. */
public interface Drafts {

  /** The draft of a slot. */
  Optional<Draft> find(Slot slot);

  /** The slots that have a draft, the oldest first. */
  List<Slot> waiting();

  /** Puts a draft in the place of the one its slot had, if it had one; who was asked stays so. */
  Draft keep(Proof proof, EditorialChanges acts);

  /** Notes that the editor was asked to approve the draft of a slot. */
  void asked(Slot slot, Instant at);

  /** Forgets the draft of a slot. */
  void forget(Slot slot);

  /**
   * A draft.
   *
   * @param proof what is to be approved
   * @param hash the SHA-256 of its frozen bytes, in hexadecimal
   * @param acts what an editor did by hand
   * @param asked when the editor was asked to approve it
   */
  record Draft(Proof proof, String hash, EditorialChanges acts, Optional<Instant> asked) {}
}
