package anemone.worker;

import anemone.edition.Slot;
import anemone.run.ShardLoop;
import anemone.run.ShardSender;
import anemone.run.Shards;
import anemone.run.WorkerState;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes shards by db-scheduler: one task for each. A worker takes no more than it works on, so that
 * every shard that it has taken sends signs of life.
 */
public final class ShardScheduler implements ShardLoop {

  private static final Logger LOG = LoggerFactory.getLogger(ShardScheduler.class);
  private static final String TASK = "shard";

  /** One ends while the next one begins. */
  private static final int SHARDS_AT_ONCE = 2;

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final WorkerState state;
  private final ShardSender sender;
  private final WorkerTiming timing;
  private final Clock clock;
  private final Instant since;
  private final Scheduler scheduler;
  private final ScheduledExecutorService looks;
  private final Consumer<Shards.Worker> listener;
  private long accepted;
  private volatile Optional<RuntimeException> failure = Optional.empty();

  /**
   * A worker's loop, not yet started.
   *
   * @param sender sends the shards
   * @param listener hears of each sign of life
   * @param runs the runs that the workers start, if they start any
   */
  public ShardScheduler(
      WorkerState state,
      ShardSender sender,
      WorkerTiming timing,
      Clock clock,
      Consumer<Shards.Worker> listener,
      Optional<ScheduledRuns> runs) {
    this.listener = listener;
    this.state = state;
    this.sender = sender;
    this.timing = timing;
    this.clock = clock;
    this.since = clock.instant();
    int threads = SHARDS_AT_ONCE + (runs.isPresent() ? 1 : 0);
    this.scheduler =
        Scheduler.create(state.tasks(), task())
            .startTasks(runs.stream().map(ScheduledRuns::task).toList())
            .schedulerName(new SchedulerName.Fixed(state.worker()))
            .clock(clock::instant)
            .threads(threads)
            .pollUsingLockAndFetch((threads - 1.0) / threads, 1)
            .pollingInterval(timing.poll())
            .heartbeatInterval(timing.heartbeat())
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(LONGEST_END)
            .failureLogging(LogLevel.DEBUG, false)
            .build();
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "worker-looks");
              thread.setDaemon(true);
              return thread;
            });
  }

  private CustomTask<Void> task() {
    return Tasks.custom(TASK, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
        .onDeadExecution(
            (dead, operations) ->
                // Its time is before that of the shards that nobody has taken: it comes first.
                operations.reschedule(dead, dead.getExecution().getExecutionTime()))
        .execute((instance, context) -> work(instance.getId()));
  }

  private CompletionHandler<Void> work(String instance) {
    int sign = instance.lastIndexOf('#');
    Optional<Instant> again =
        sender.send(
            Slot.parse(instance.substring(0, sign)),
            Integer.parseInt(instance.substring(sign + 1)));
    return (complete, operations) -> {
      try {
        again.ifPresentOrElse(at -> operations.reschedule(complete, at), operations::remove);
      } catch (ExecutionException e) {
        LOG.info("another worker has taken {} over", instance);
      }
    };
  }

  @Override
  public void start() {
    beat();
    failure.ifPresent(
        why -> {
          throw why;
        });
    long between = BETWEEN_LOOKS.toMillis();
    long heartbeat = timing.heartbeat().toMillis();
    var unused =
        looks.scheduleWithFixedDelay(
            () -> guarded(sender::look), between, between, TimeUnit.MILLISECONDS);
    var unusedBeats =
        looks.scheduleWithFixedDelay(this::beat, heartbeat, heartbeat, TimeUnit.MILLISECONDS);
    scheduler.start();
  }

  private void beat() {
    guarded(
        () -> {
          long now = sender.accepted();
          long rate = Math.max(0, now - accepted) * 1_000 / timing.heartbeat().toMillis();
          accepted = now;
          Shards.Worker alive =
              new Shards.Worker(state.worker(), since, clock.instant(), sender.held(), now, rate);
          state.shards().beat(alive);
          listener.accept(alive);
        });
  }

  /** If a worker can no longer hear the others, it must not go on. */
  private void guarded(Runnable work) {
    if (failure.isPresent()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      failure = failure.or(() -> Optional.of(e));
      scheduler.pause();
      sender.stop();
    }
  }

  @Override
  public void stop() {
    scheduler.pause();
    sender.stop();
    scheduler.stop();
    sender.awaitEnd();
    looks.shutdown();
    if (failure().isEmpty()) {
      state.shards().leave(state.worker());
    }
  }

  @Override
  public Optional<RuntimeException> failure() {
    return failure.or(sender::failure);
  }
}
