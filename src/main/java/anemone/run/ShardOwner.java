package anemone.run;

import anemone.deliver.Shard;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.util.Optional;

/** Knows to which of the shards that this worker has a delivery belongs. */
@FunctionalInterface
public interface ShardOwner {

  /** Returns the shard of a delivery that has not ended; may be called by any thread. */
  Optional<Shard> shardOf(Slot slot, EmailAddress address);
}
