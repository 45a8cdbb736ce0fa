package anemone.render;

import anemone.edition.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of approved editions, which never change. */
public interface Proofs {

  /**
   * Stores an approved proof and, in the same transaction, the fates of its articles.
   *
   * @param release nothing of it leaves before
   * @throws IllegalStateException if the slot already has an approved edition
   */
  Approved approve(Proof proof, Instant at, Instant release);

  /** Stores an approved proof that may leave at once. */
  default Approved approve(Proof proof, Instant at) {
    return approve(proof, at, at);
  }

  /** Returns the approved edition of a slot. */
  Optional<Approved> find(Slot slot);

  /** Whether a slot has an approved edition. */
  boolean isApproved(Slot slot);

  /** Returns number and size of an approved edition, without reading all of it. */
  Outline outline(Slot slot);

  /** Returns the slots of the editions that are neither closed nor recalled, the oldest first. */
  List<Slot> open();

  /** Returns the slots of all approved editions, the newest first. */
  List<Slot> all();

  /**
   * Returns the editions of which something has left, and the withdrawn ones; those of the latest
   * day first.
   */
  List<Sent> sent();

  /** Withdraws an edition from the archive for good; it need not be open. */
  void withdraw(Slot slot, Instant at);

  /** Closes an edition: nothing more of it is sent. */
  void close(Slot slot, Instant at);

  /** Reopens a closed edition; a recalled one stays closed. */
  void reopen(Slot slot);

  /**
   * An approved proof.
   *
   * @param proof the proof
   * @param hash the hash of everything readers see, in hexadecimal; equal to that of its draft
   * @param at when it was approved
   * @param release nothing of it leaves before
   */
  record Approved(Proof proof, String hash, Instant at, Instant release) {}

  /**
   * A sent or withdrawn edition.
   *
   * @param slot its slot
   * @param at when it was approved
   * @param hash the hash of its frozen bytes, in hexadecimal
   * @param withdrawn whether it was recalled, or withdrawn from the archive
   */
  record Sent(Slot slot, Instant at, String hash, boolean withdrawn) {}

  /**
   * A short description of an approved edition.
   *
   * @param number its number, 1 for the first of its cadence
   * @param stories the number of its stories
   */
  record Outline(int number, int stories) {}
}
