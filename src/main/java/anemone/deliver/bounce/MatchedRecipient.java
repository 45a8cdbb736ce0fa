package anemone.deliver.bounce;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.util.Optional;

/**
 * Whose copy a message is about.
 *
 * @param address the address that we wrote to
 * @param slot the edition, if that is known
 * @param proof how that is known
 */
record MatchedRecipient(EmailAddress address, Optional<Slot> slot, Evidence proof) {

  /** How it is known whose copy it is, the best first. */
  enum Evidence {
    /** It shows the signed link of the address, which nobody else can make. */
    SIGNED,
    /** It shows the Message-ID of an edition that the ledger has for the address. */
    NAMED,
    /** It names an address, and shows nothing of a copy. */
    CLAIMED
  }

  /** Whether it shows the copy. */
  boolean isProven() {
    return proof != Evidence.CLAIMED;
  }
}
