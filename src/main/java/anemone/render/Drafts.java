package anemone.render;

import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The drafts, that is, editions that wait for approval. */
public interface Drafts {

  /** Returns the draft of a slot. */
  Optional<Draft> find(Slot slot);

  /** Returns the slots that have a draft, the oldest first. */
  List<Slot> waiting();

  /**
   * Stores a draft, replacing an earlier one of its slot. What the editor was mailed and shown of
   * the earlier one stays recorded.
   */
  Draft keep(Proof proof, EditorialChanges changes);

  /** Returns the hash of a proof, equal for the draft and the approved edition. */
  String hash(Proof proof);

  /** Records that the editor got the draft of a slot by mail. */
  void mailed(Slot slot, Instant at);

  /** Records that the editor was shown the current draft of a slot. */
  void seen(Slot slot);

  /**
   * Records that somebody approved the edition of a slot; the same name counts once.
   *
   * @param hash the hash of what they approved
   * @param name the name they gave
   */
  void approve(Slot slot, String hash, String name, Instant at);

  /** Returns who approved the edition of a slot in the state that has a hash, in their order. */
  List<String> approvers(Slot slot, String hash);

  /** Deletes the draft of a slot, and the approvals of one that is not approved as a whole. */
  void forget(Slot slot);

  /**
   * A draft.
   *
   * @param proof the proof to be approved
   * @param hash the hash of everything readers would see, in hexadecimal
   * @param changes the editorial changes
   * @param mailed when the editor got it, or an earlier state of it, by mail
   * @param seen the state that the editor was shown last
   */
  record Draft(
      Proof proof,
      String hash,
      EditorialChanges changes,
      Optional<Instant> mailed,
      Optional<Seen> seen) {

    /** Whether the editor was shown its current state. */
    public boolean isSeen() {
      return seen.map(Seen::hash).equals(Optional.of(hash));
    }
  }

  /**
   * The state of a draft that an editor was shown.
   *
   * @param hash its hash
   * @param titles the titles of its stories, in reading order
   */
  record Seen(String hash, List<String> titles) {

    /** Copies the titles. */
    public Seen {
      titles = List.copyOf(titles);
    }
  }
}
