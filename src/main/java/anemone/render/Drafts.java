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

  /**
   * Puts a draft in the place of the one its slot had, if it had one. What the editor was sent and
   * shown of that one stays noted.
   */
  Draft keep(Proof proof, EditorialChanges changes);

  /** The hash that a proof has as a draft and once it is approved. */
  String hash(Proof proof);

  /** Notes that the editor has got the draft of a slot by mail. */
  void mailed(Slot slot, Instant at);

  /** Notes that the editor was shown the draft of a slot as it is now. */
  void seen(Slot slot);

  /** Forgets the draft of a slot. */
  void forget(Slot slot);

  /**
   * A draft.
   *
   * @param proof what is to be approved
   * @param hash the hash of what readers would see, in hexadecimal: it changes only when that does
   * @param changes what an editor changed by hand
   * @param mailed when the editor got it by mail, in whatever state it was then
   * @param seen what the editor was shown last
   */
  record Draft(
      Proof proof,
      String hash,
      EditorialChanges changes,
      Optional<Instant> mailed,
      Optional<Seen> seen) {

    /** Whether the editor was shown it as it is now. */
    public boolean isSeen() {
      return seen.map(Seen::hash).equals(Optional.of(hash));
    }
  }

  /**
   * A draft as an editor was shown it.
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
