package anemone.deliver.bounce;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.util.Optional;

/**
 * The recipient that a returned message is about.
 *
 * @param address the address that we wrote to
 * @param slot the edition, if known
 * @param proof the evidence
 */
record MatchedRecipient(EmailAddress address, Optional<Slot> slot, Evidence proof) {

  /** The kinds of evidence, the best first. */
  enum Evidence {
    /** It contains the signed link of the address, which cannot be forged. */
    SIGNED,
    /**
     * It contains the Message-ID of an edition that was sent to the address, which cannot be
     * forged.
     */
    NAMED,
    /** It names the address only. */
    CLAIMED
  }

  /** Whether it contains something of our message. */
  boolean isProven() {
    return proof != Evidence.CLAIMED;
  }
}
