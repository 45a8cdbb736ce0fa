package anemone.run;

import anemone.deliver.Books;
import anemone.deliver.Delivery;
import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult;
import anemone.deliver.DispatchResult.End;
import anemone.deliver.Shard;
import anemone.deliver.ShardFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Concludes shards after their sending: one of which nothing is left to send is finished, another
 * one is released.
 *
 * @param state the shards
 * @param mailer decides when deliveries are tried again
 * @param books the outcomes
 */
record ShardCompletion(WorkerState state, Mailer mailer, Books books) {

  /** Pause before a shard is sent again whose worker could not reach the server. */
  private static final Duration REST = Duration.ofSeconds(15);

  private static final Duration SOON = Duration.ofSeconds(1);

  /** A server that closes the connection at the end of a message would get a copy each time. */
  static boolean isOver(Shard shard, Optional<Delivery> delivery) {
    return delivery
        .filter(
            d ->
                d.state().isFinal()
                    || (d.state() == State.UNKNOWN
                        && !d.isInterrupted()
                        && d.last().isAfter(shard.due())))
        .isPresent();
  }

  /**
   * Concludes a shard of which every delivery had its turn.
   *
   * @param ended how its subscribers have ended; who has left meanwhile is not tried again
   * @return when to send the rest; empty if nothing is left to do
   */
  Optional<Instant> after(Shard shard, ShardFeed.Ended ended) {
    books.ledger().flush();
    Set<String> blocked =
        state.shards().halts(shard.slot()).stream()
            .map(Shards.Halt::domain)
            .collect(Collectors.toSet());
    Optional<Instant> again =
        state.shards().deliveries(shard).stream()
            .filter(d -> ended.delivered().contains(d.address().key()))
            .filter(d -> !isOver(shard, Optional.of(d)) && !blocked.contains(d.address().domain()))
            .flatMap(d -> again(d).stream())
            .min(Instant::compareTo);
    if (again.isPresent()) {
      state.shards().release(shard, "");
    } else {
      state.shards().finish(shard, ended.noStory());
    }
    return again;
  }

  /** Returns when a delivery is tried again without another run. */
  private Optional<Instant> again(Delivery delivery) {
    Instant now = mailer.clock().instant();
    if (!mailer.plan().isRetriedInThisRun(delivery, now)) {
      return Optional.empty();
    }
    Instant due = mailer.plan().due(delivery);
    return Optional.of(due.isAfter(now) ? due : now.plus(SOON));
  }

  /**
   * Concludes a shard whose sending ended before every delivery had its turn.
   *
   * @return when to send the rest; empty if it is not sent
   */
  Optional<Instant> afterEnd(Shard shard, DispatchResult result) {
    if (state.state().recalls().recalled(shard.slot()).isPresent()) {
      state.shards().finish(shard, 0);
      return Optional.empty();
    }
    if (result.end() == End.BLOCKED) {
      state.shards().halt(shard.slot(), new Shards.Halt("", result.trouble(), state.worker()));
      state.shards().release(shard, result.trouble());
      return Optional.empty();
    }
    state.shards().release(shard, result.end() == End.STOPPED ? "" : result.trouble());
    return Optional.of(
        ShardsSending.isLocal(result.end())
            ? mailer.clock().instant().plus(REST)
            : mailer.clock().instant());
  }
}
