package anemone.run;

import anemone.article.ArticleId;
import anemone.deliver.Books;
import anemone.deliver.Delivery;
import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchPlan;
import anemone.deliver.DispatchResult;
import anemone.deliver.Dispatcher;
import anemone.deliver.LostShardException;
import anemone.deliver.Shard;
import anemone.deliver.ShardFeed;
import anemone.edition.Slot;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Renderer;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends shards of approved editions, several at a time. May be shared by threads. */
public final class ShardSender {

  private final WorkerState state;
  private final Function<Proof, Renderer> renderers;
  private final EarlierStories stories;
  private final Mailer mailer;
  private final SubscriberRules rules;
  private final Books books;
  private final Clock clock;
  private final ShardCompletion completion;
  private final Map<Slot, ShardsSending> sending = new ConcurrentHashMap<>();
  private final Map<Slot, Proofs.Approved> approved = new HashMap<>();
  private final Map<Slot, DispatchResult> ended = new ConcurrentHashMap<>();

  /** Messages accepted by sendings that are no longer kept. */
  private long accepted;

  private long attempts;
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean stopping;
  private volatile Optional<RuntimeException> failure = Optional.empty();

  /**
   * A sender.
   *
   * @param renderers returns the renderer of a proof
   * @param stories the stories that subscribers have had in other editions
   * @param mailer sends the mails
   * @param rules the defaults of preferences
   */
  public ShardSender(
      WorkerState state,
      Function<Proof, Renderer> renderers,
      EarlierStories stories,
      Mailer mailer,
      SubscriberRules rules) {
    this.state = state;
    this.renderers = renderers;
    this.stories = stories;
    this.mailer = mailer;
    this.rules = rules;
    this.clock = mailer.clock();
    this.books =
        state.books(
            (slot, address) ->
                Optional.ofNullable(sending.get(slot)).flatMap(s -> s.shardOf(address)));
    this.completion = new ShardCompletion(state, mailer, books);
  }

  /**
   * Takes a shard, and sends what is due of it.
   *
   * @return when to come again; empty if nothing is left to do
   */
  public Optional<Instant> send(Slot slot, int number) {
    if (stopping) {
      return Optional.of(clock.instant());
    }
    Optional<Shard> taken = state.shards().take(slot, number, state.worker());
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    Shard shard = taken.get();
    held.incrementAndGet();
    try {
      if (state.state().recalls().isClosed(slot)) {
        state.shards().finish(shard, 0);
        return Optional.empty();
      }
      return completion.after(shard, join(begin(shard)));
    } catch (ShardsSending.EndedException e) {
      return completion.afterEnd(shard, e.result());
    } catch (LostShardException e) {
      state.shards().release(shard, String.valueOf(e.getMessage()));
      return Optional.of(clock.instant());
    } finally {
      held.decrementAndGet();
    }
  }

  private static ShardFeed.Ended join(CompletableFuture<ShardFeed.Ended> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Hands a shard to the connections, one at a time. */
  private synchronized CompletableFuture<ShardFeed.Ended> begin(Shard shard) {
    Slot slot = shard.slot();
    Map<String, Delivery> recorded =
        state.shards().deliveries(shard).stream()
            .collect(Collectors.toMap(d -> d.address().key(), d -> d));
    List<Subscriber> members =
        state
            .state()
            .roster()
            .range(
                rules,
                shard.first(),
                shard.last(),
                s -> slot.isFor(s) && (shard.everyone() || slot.isDue(s, shard.due())));
    List<Subscriber> tried = new ArrayList<>();
    for (Subscriber member : members) {
      if (!ShardCompletion.isOver(
          shard, Optional.ofNullable(recorded.get(member.address().key())))) {
        tried.add(member);
      }
    }
    while (true) {
      Optional<CompletableFuture<ShardFeed.Ended>> added =
          sending
              .computeIfAbsent(slot, this::start)
              .add(
                  shard,
                  tried,
                  address ->
                      Optional.ofNullable(recorded.get(address.key()))
                          .map(Delivery::state)
                          .orElse(State.PENDING));
      if (added.isPresent()) {
        if (stopping) {
          // Who stops may have looked before this sending began.
          stop();
        }
        return added.get();
      }
      accepted += Optional.ofNullable(sending.remove(slot)).map(ShardsSending::accepted).orElse(0L);
    }
  }

  private ShardsSending start(Slot slot) {
    Proof proof =
        approved.computeIfAbsent(slot, s -> state.state().proofs().find(s).orElseThrow()).proof();
    Renderer copies = renderers.apply(proof);
    Function<Subscriber, Set<ArticleId>> had = stories.in(proof.edition());
    DispatchPlan plan = mailer.plan().inShards();
    Dispatcher dispatcher = mailer.dispatcher(books, plan);
    if (state.state().recalls().recalled(slot).isPresent()) {
      dispatcher.stop();
    }
    ShardsSending started = new ShardsSending(slot, dispatcher);
    started.start(
        s -> copies.render(s, clock.instant(), had.apply(s)),
        result -> note(slot, result),
        this::note);
    return started;
  }

  private void note(RuntimeException why) {
    if (!(why instanceof LostShardException)) {
      failure = Optional.of(why);
    }
  }

  private synchronized void note(Slot slot, DispatchResult result) {
    ended.put(slot, result);
    attempts += result.attempts();
  }

  /** Returns why nothing more can be sent, such as a lost database; empty as long as it can. */
  public Optional<RuntimeException> failure() {
    return failure;
  }

  /** Reads what other workers have reported. Called about twice a second. */
  public void look() {
    Instant now = clock.instant();
    Recalls recalls = state.state().recalls();
    for (ShardsSending each : sending.values()) {
      each.look(recalls, state.shards(), state.worker(), now);
    }
  }

  /** Returns how the sending of an edition ended here last; empty if it never did. */
  Optional<DispatchResult> ended(Slot slot) {
    return Optional.ofNullable(ended.get(slot));
  }

  /** Returns the number of messages accepted so far. */
  public synchronized long accepted() {
    return accepted + sending.values().stream().mapToLong(ShardsSending::accepted).sum();
  }

  /** Returns the number of shards that are being sent. */
  public int held() {
    return held.get();
  }

  /** Returns the number of messages that had an outcome, of the sendings that have ended. */
  synchronized long attempts() {
    return attempts;
  }

  /** Stops after the messages on their way. Returns without waiting. */
  public void stop() {
    stopping = true;
    sending.values().forEach(each -> each.dispatcher().stop());
  }

  /** Waits until nothing is sent any more; to be called after {@link #stop}. */
  public void awaitEnd() {
    sending.values().forEach(ShardsSending::awaitEnd);
  }

  /** Closes the connections at once. */
  public void abandon() {
    stop();
    sending.values().forEach(each -> each.dispatcher().abandon());
  }
}
