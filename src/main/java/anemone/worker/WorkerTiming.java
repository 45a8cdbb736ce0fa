package anemone.worker;

import java.time.Duration;

/**
 * The times between what a worker does.
 *
 * @param heartbeat the time from one sign of life to the next; a worker that has missed four is
 *     dead, and another one notices that within two more
 * @param poll the longest time after which a free worker takes a shard that is due
 */
public record WorkerTiming(Duration heartbeat, Duration poll) {

  /** A dead worker's shards are taken over within 13 seconds. */
  public static final WorkerTiming STANDARD =
      new WorkerTiming(Duration.ofSeconds(2), Duration.ofSeconds(1));
}
