package anemone.deliver.bounce;

import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The durable record of returned messages, by which a message that is read twice counts once. */
public interface BounceLog {

  /** Returns the kind of a message if it is recorded, and records this place of it. */
  Optional<Kind> meet(String id, String place);

  /** Whether a message at a place is recorded. */
  boolean hasRead(String place);

  /** Whether a message at a place is recorded as left for a person. */
  boolean isLeft(String place);

  /** Records a message, unless it is recorded already. */
  void add(BounceRecord returned);

  /** Returns the editions that bounced for an address, ignoring case, since a time. */
  Set<Slot> bounced(EmailAddress address, Instant since);
}
