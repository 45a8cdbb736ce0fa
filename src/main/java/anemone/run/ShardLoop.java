package anemone.run;

import java.util.Optional;

/** Takes shards and has them sent, until it is stopped. */
public interface ShardLoop {

  /** Starts; returns at once. */
  void start();

  /** Takes no more shards, settles the messages on their way, and gives back what is not done. */
  void stop();

  /** Returns why it can take no more shards; empty as long as it can. */
  Optional<RuntimeException> failure();
}
