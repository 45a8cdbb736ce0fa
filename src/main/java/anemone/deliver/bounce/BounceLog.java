package anemone.deliver.bounce;

import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The durable record of what came back: what makes a message that is read twice count once. */
public interface BounceLog {

  /**
   * What was made of a message, if it is remembered; from now on it is remembered at this place.
   */
  Optional<Kind> meet(String id, String place);

  /** Whether a message that lay at this place is remembered. */
  boolean hasRead(String place);

  /** Remembers a message; one that is remembered already stays as it is. */
  void add(BounceRecord returned);

  /** The editions that bounced for an address since a moment; addresses differ not by case. */
  Set<Slot> bounced(EmailAddress address, Instant since);
}
