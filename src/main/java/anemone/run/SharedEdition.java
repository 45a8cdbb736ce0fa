package anemone.run;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult;
import anemone.deliver.DispatchResult.End;
import anemone.deliver.Ledger;
import anemone.deliver.Tally;
import anemone.edition.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Has an edition sent by all workers, of which this process is one. */
public final class SharedEdition implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  /** The time between two counts of the deliveries, which take long where there are many. */
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(2);

  private final WorkerState state;
  private final ShardSender sender;
  private final ShardLoop loop;
  private final Mailer mailer;
  private final Part part;
  private boolean started;

  /**
   * The workers' part of sending an edition.
   *
   * @param state the state as this worker has it
   * @param sender sends the shards that this process takes
   * @param loop takes them
   * @param mailer has the clock, and waits
   * @param part what this process does beside making the shards
   */
  public SharedEdition(
      WorkerState state, ShardSender sender, ShardLoop loop, Mailer mailer, Part part) {
    this.part = part;
    this.state = state;
    this.sender = sender;
    this.loop = loop;
    this.mailer = mailer;
  }

  /** What a process does for an edition that it shares. */
  public enum Part {
    /** It works, too, and waits for the end. */
    WORK,
    /** It waits for the end. */
    WAIT,
    /** It leaves. */
    LEAVE
  }

  /**
   * What to send.
   *
   * @param slot the edition
   * @param members the subscribers who are due
   * @param ranges their shards
   * @param due the time at which they are due; nothing of them is sent before
   * @param everyone whether they are sent to whatever their delivery time
   */
  record Request(
      Slot slot, Members members, List<Shards.Range> ranges, Instant due, boolean everyone) {

    private static final int SMALLEST_SHARD = 500;
    private static final int LARGEST_SHARD = 2_000;

    /** Number of shards of a list that is neither short nor long. */
    private static final int SHARDS = 20;

    /**
     * Returns a request.
     *
     * @param due the subscribers who are due at a time
     * @param open those of them whose deliveries are not final
     * @param at that time; sending begins no earlier
     */
    static Request of(Slot slot, Members due, Members open, Instant at, boolean everyone) {
      long size = Math.max(SMALLEST_SHARD, Math.min(LARGEST_SHARD, open.size() / SHARDS));
      return new Request(slot, due, open.ranges((int) size), at, everyone);
    }
  }

  /**
   * Sends an edition to the subscribers who are due, and waits until that is done or nobody can go
   * on.
   *
   * @param request what to send
   * @param ledger the ledger
   * @param stopping whether the process was asked to stop
   * @param progress takes the deliveries that were settled meanwhile, now and then
   */
  DispatchResult send(
      Request request, Ledger ledger, BooleanSupplier stopping, Consumer<Tally> progress) {
    Slot slot = request.slot();
    Shards shards = state.shards();
    Tally before = ledger.tally(slot);
    long ownBefore = sender.accepted();
    long attemptsBefore = sender.attempts();
    ledger.plan(slot, request.members().size());
    shards.forgetHalts(slot);
    if (part == Part.WORK) {
      loop.start();
      started = true;
    }
    if (part == Part.LEAVE) {
      if (shards.progress(slot).left() == 0) {
        shards.plan(slot, request.ranges(), request.due(), request.everyone());
      }
      return new DispatchResult(ledger.tally(slot), 0, 0, End.HANDED_OVER, "");
    }
    boolean left = shards.progress(slot).left() > 0;
    if (left) {
      // An earlier run has left its shards: they come first, since workers may have them now.
      await(slot, stopping, () -> progress.accept(minus(ledger.tally(slot), before)));
    }
    boolean planned = shards.progress(slot).left() == 0 && !stopping.getAsBoolean();
    if (planned) {
      shards.plan(slot, request.ranges(), request.due(), request.everyone());
      await(slot, stopping, () -> progress.accept(minus(ledger.tally(slot), before)));
    }
    stopLoop();
    Shards.Progress progressed = shards.progress(slot);
    Tally after = count(request, progressed, planned);
    Tally written = ledger.tally(slot);
    ledger.plan(slot, written.total() - written.of(State.PENDING) + after.of(State.PENDING));
    long accepted = Math.max(0, written.of(State.ACCEPTED) - before.of(State.ACCEPTED));
    long others = Math.max(0, accepted - (sender.accepted() - ownBefore));
    return new DispatchResult(
        after,
        accepted,
        others + sender.attempts() - attemptsBefore,
        end(slot, progressed, planned, stopping.getAsBoolean()),
        trouble(slot, progressed));
  }

  /**
   * Counts the deliveries to the members.
   *
   * @param planned whether the shards are those of this request
   */
  private Tally count(Request request, Shards.Progress progress, boolean planned) {
    Slot slot = request.slot();
    Recalls recalls = state.state().recalls();
    boolean done =
        planned
            && progress.left() == 0
            && progress.halted() == 0
            && recalls.recalled(slot).isEmpty()
            && !recalls.isClosed(slot);
    Set<String> refusing =
        state.shards().halts(slot).stream().map(Shards.Halt::domain).collect(Collectors.toSet());
    Members members = request.members();
    SharedCount count =
        new SharedCount(
            members::contains,
            members.size(),
            mailer.plan().unknown(),
            done,
            progress.noStory(),
            refusing);
    state.shards().undelivered(slot, count);
    return count.tally();
  }

  private void await(Slot slot, BooleanSupplier stopping, Runnable count) {
    Instant counted = mailer.clock().instant();
    while (state.shards().progress(slot).left() > 0 && !stopping.getAsBoolean() && !isStuck(slot)) {
      loop.failure()
          .ifPresent(
              why -> {
                throw why;
              });
      if (state.state().recalls().recalled(slot).isPresent() && !state.shards().isActive(slot)) {
        return;
      }
      Instant now = mailer.clock().instant();
      if (now.isAfter(counted.plus(BETWEEN_COUNTS))) {
        counted = now;
        count.run();
      }
      pause();
    }
  }

  /** Whether this worker has met trouble of its own, and there is no other one. */
  private boolean isStuck(Slot slot) {
    if (part == Part.WORK
        && sender.ended(slot).filter(r -> ShardsSending.isLocal(r.end())).isEmpty()) {
      return false;
    }
    Instant alive = state.shards().now().minus(Shards.SILENCE);
    return state.shards().workers().stream()
        .noneMatch(w -> !w.name().equals(state.worker()) && w.seen().isAfter(alive));
  }

  private End end(Slot slot, Shards.Progress progress, boolean planned, boolean stopped) {
    if (progress.halted() > 0) {
      return End.BLOCKED;
    }
    if (progress.left() == 0 && planned) {
      return End.DONE;
    }
    return stopped ? End.STOPPED : sender.ended(slot).map(DispatchResult::end).orElse(End.STOPPED);
  }

  private String trouble(Slot slot, Shards.Progress progress) {
    Optional<String> halted =
        state.shards().halts(slot).stream().map(Shards.Halt::reason).findFirst();
    return halted
        .or(() -> sender.ended(slot).map(DispatchResult::trouble).filter(t -> !t.isEmpty()))
        .orElse(progress.trouble());
  }

  private static Tally minus(Tally now, Tally before) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State each : State.values()) {
      counts.put(each, Math.max(0, now.of(each) - before.of(each)));
    }
    counts.remove(State.PENDING);
    return new Tally(counts);
  }

  private void pause() {
    try {
      mailer.pause().sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("waiting for the workers was interrupted", e);
    }
  }

  /** Stops taking shards; returns without waiting. */
  void stop() {
    sender.stop();
  }

  /** Closes the connections of this process at once. */
  void abandon() {
    sender.abandon();
  }

  @Override
  public void close() {
    try {
      stopLoop();
    } finally {
      state.close();
    }
  }

  /** What this process has met shows only when its last connection has ended. */
  private void stopLoop() {
    if (started) {
      started = false;
      loop.stop();
    }
  }
}
