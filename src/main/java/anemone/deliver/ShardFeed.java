package anemone.deliver;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The subscribers of a run that are handed over shard by shard, so that connections and what was
 * learnt about the server outlive a shard. May be shared by threads.
 */
public final class ShardFeed implements Recipients {

  private final Map<String, Entry> entries = new HashMap<>();
  private final Deque<Iterator<Subscriber>> waiting = new ArrayDeque<>();
  private boolean closed;
  private long added;
  private Runnable change = () -> {};

  /**
   * How the subscribers of a shard have ended.
   *
   * @param delivered the keys of the addresses that have a delivery, however it ended
   * @param noStory number of subscribers for whom the edition has no story
   */
  public record Ended(Set<String> delivered, long noStory) {}

  /** A subscriber's shard, and their state before. */
  private record Entry(Part part, Delivery.State before) {}

  /** The progress of a shard. */
  private static final class Part {
    private final Shard shard;
    private final CompletableFuture<Ended> done = new CompletableFuture<>();
    private int left;
    private final Set<String> delivered = new HashSet<>();
    private long noStory;

    private Part(Shard shard, int left) {
      this.shard = shard;
      this.left = left;
    }
  }

  /**
   * Adds the subscribers of a shard.
   *
   * @param before their states in the ledger
   * @return completes when the run is done with all of them; empty if the feed is closed
   */
  public Optional<CompletableFuture<Ended>> add(
      Shard shard, Collection<Subscriber> members, Ledger.States before) {
    CompletableFuture<Ended> done;
    Runnable call;
    synchronized (this) {
      if (closed) {
        return Optional.empty();
      }
      Part part = new Part(shard, members.size());
      List<Subscriber> list = List.copyOf(members);
      list.forEach(s -> entries.put(s.address().key(), new Entry(part, before.of(s.address()))));
      waiting.add(list.iterator());
      added += list.size();
      if (list.isEmpty()) {
        part.done.complete(new Ended(Set.of(), 0));
      }
      done = part.done;
      call = change;
    }
    call.run();
    return Optional.of(done);
  }

  /** Takes no more shards; the run ends when it is done with those it has. */
  public void close() {
    Runnable call;
    synchronized (this) {
      closed = true;
      call = change;
    }
    call.run();
  }

  /** Returns the number of subscribers that were added. */
  public synchronized long added() {
    return added;
  }

  /** Whether the run is done with all subscribers that were added. */
  public synchronized boolean isIdle() {
    return entries.isEmpty();
  }

  /** Closes the feed, and ends the shards that are not done by a failure. */
  public void fail(RuntimeException why) {
    close();
    List<Part> left;
    synchronized (this) {
      left = entries.values().stream().map(Entry::part).distinct().toList();
      entries.clear();
    }
    left.forEach(part -> part.done.completeExceptionally(why));
  }

  /** Returns the shard of a subscriber whose delivery has not ended. */
  public synchronized Optional<Shard> shardOf(EmailAddress address) {
    return Optional.ofNullable(entries.get(address.key())).map(entry -> entry.part().shard);
  }

  /** Returns the state of a delivery when its shard was added. */
  public synchronized Delivery.State before(EmailAddress address) {
    Entry entry = entries.get(address.key());
    return entry == null ? Delivery.State.PENDING : entry.before();
  }

  @Override
  public synchronized boolean hasNext() {
    while (!waiting.isEmpty() && !waiting.element().hasNext()) {
      waiting.remove();
    }
    return !waiting.isEmpty();
  }

  @Override
  public synchronized Subscriber next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return waiting.element().next();
  }

  @Override
  public synchronized boolean isOpen() {
    return !closed;
  }

  @Override
  public synchronized void onChange(Runnable call) {
    change = call;
  }

  @Override
  public void ended(Subscriber subscriber, Optional<NoDelivery> without) {
    Part part;
    synchronized (this) {
      Entry entry = entries.remove(subscriber.address().key());
      if (entry == null) {
        return;
      }
      part = entry.part();
      if (without.isEmpty()) {
        part.delivered.add(subscriber.address().key());
      }
      part.noStory += without.filter(NoDelivery.NO_STORY::equals).isPresent() ? 1 : 0;
      part.left--;
      if (part.left > 0) {
        return;
      }
    }
    part.done.complete(new Ended(Set.copyOf(part.delivered), part.noStory));
  }
}
