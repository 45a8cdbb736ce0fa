package anemone.render;

import anemone.edition.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The approved editions: frozen, and never changed again. */
public interface Proofs {

  /**
   * Freezes a proof and, in the same transaction, keeps the fates of its articles.
   *
   * @throws IllegalStateException if the slot has an approved edition already
   */
  Approved approve(Proof proof, Instant at);

  /** The approved edition of a slot. */
  Optional<Approved> find(Slot slot);

  /** The slots of the approved editions that are neither closed nor recalled, the oldest first. */
  List<Slot> open();

  /** The slots of all approved editions, the newest first. */
  List<Slot> all();

  /** Ends the sending of an edition: nothing more of it leaves. */
  void close(Slot slot, Instant at);

  /**
   * A frozen proof.
   *
   * @param proof what was approved
   * @param hash the hash of what readers see, in hexadecimal: the one that its draft had
   * @param at when it was approved
   */
  record Approved(Proof proof, String hash, Instant at) {}
}
