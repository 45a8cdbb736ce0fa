package anemone.run;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult;
import anemone.deliver.DispatchResult.End;
import anemone.deliver.Dispatcher;
import anemone.deliver.Ledger;
import anemone.deliver.Shard;
import anemone.deliver.ShardFeed;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An edition that a worker sends: shards come and go, its connections stay until there was no shard
 * for a while.
 */
final class ShardsSending {

  /** How long connections are kept open for another shard. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Slot slot;
  private final Dispatcher dispatcher;
  private final ShardFeed feed = new ShardFeed();
  private final Set<String> told = new HashSet<>();
  private Optional<Instant> idleSince = Optional.empty();
  private @Nullable Thread thread;

  ShardsSending(Slot slot, Dispatcher dispatcher) {
    this.slot = slot;
    this.dispatcher = dispatcher;
  }

  /** Sending has ended before a shard was done. */
  static final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient DispatchResult result;

    private EndedException(DispatchResult result) {
      super(result.trouble());
      this.result = result;
    }

    DispatchResult result() {
      return result;
    }
  }

  /**
   * Sends until the feed is closed, on a thread of its own.
   *
   * @param ended takes the result, unless sending fails
   * @param failed takes the failure
   */
  void start(
      Function<Subscriber, Optional<Message>> render,
      Consumer<DispatchResult> ended,
      Consumer<RuntimeException> failed) {
    thread =
        new Thread(
            () -> {
              try {
                DispatchResult result = dispatcher.dispatchShards(slot, feed, render);
                ended.accept(result);
                feed.fail(new EndedException(result));
              } catch (RuntimeException e) {
                failed.accept(e);
                feed.fail(e);
              }
            },
            "shards-" + slot);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until nothing is sent any more. */
  void awaitEnd() {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds a shard; empty if sending is at its end. */
  Optional<CompletableFuture<ShardFeed.Ended>> add(
      Shard shard, Collection<Subscriber> members, Ledger.States before) {
    return feed.add(shard, members, before);
  }

  Optional<Shard> shardOf(EmailAddress address) {
    return feed.shardOf(address);
  }

  /** Returns the number of messages accepted so far. */
  long accepted() {
    return dispatcher.progress().of(State.ACCEPTED);
  }

  /** Returns what sends the messages. */
  Dispatcher dispatcher() {
    return dispatcher;
  }

  /**
   * Stops sending when the edition was recalled or another worker has met a wall, and tells what
   * this one has met. Called about twice a second.
   */
  void look(Recalls recalls, Shards shards, String worker, Instant now) {
    if (recalls.recalled(slot).isPresent()) {
      dispatcher.stop();
    }
    Set<String> blocked = new HashSet<>();
    for (Shards.Halt halt : shards.halts(slot)) {
      if (halt.domain().isEmpty()) {
        dispatcher.block(halt.reason());
      } else {
        blocked.add(halt.domain());
      }
    }
    dispatcher.block(blocked);
    for (String domain : dispatcher.blocked()) {
      if (told.add(domain) && !blocked.contains(domain)) {
        shards.halt(slot, new Shards.Halt(domain, domain + " refuses this sender", worker));
      }
    }
    if (!feed.isIdle()) {
      idleSince = Optional.empty();
    } else if (idleSince.isEmpty()) {
      idleSince = Optional.of(now);
    } else if (!now.isBefore(idleSince.get().plus(LINGER))) {
      feed.close();
    }
  }

  /** Whether a result is about this worker or the way to the server, not about the sender. */
  static boolean isLocal(End end) {
    return end == End.UNAVAILABLE || end == End.BROKEN_OFF || end == End.DAY_SPENT;
  }
}
