package anemone.run;

import anemone.deliver.DispatchResult;
import anemone.deliver.Dispatcher;
import anemone.edition.Slot;
import anemone.store.SqlRecalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks after a sending while it lasts: stops it when it is recalled, shows how far it has come,
 * and tells the metrics.
 */
public final class SendMonitor {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final SqlRecalls recalls;
  private final Metrics metrics;
  private final Optional<Display> display;
  private final Clock clock;

  /**
   * A watch.
   *
   * @param recalls what may stop a sending
   * @param metrics who is told
   * @param display where its progress is shown, if anybody looks
   * @param clock the time
   */
  public SendMonitor(SqlRecalls recalls, Metrics metrics, Optional<Display> display, Clock clock) {
    this.recalls = recalls;
    this.metrics = metrics;
    this.display = display;
    this.clock = clock;
  }

  /** How far a sending has come, as somebody sees it. */
  public interface Progress extends AutoCloseable {
    /** Says how many deliveries are settled now. */
    void to(long done);

    @Override
    void close();
  }

  /** A place that shows progress. */
  @FunctionalInterface
  public interface Display {

    /** Begins to show the sending of an edition with so many deliveries, some of them settled. */
    Progress begin(Slot slot, long planned, long settled);
  }

  SqlRecalls recalls() {
    return recalls;
  }

  /**
   * Sends, and looks after it.
   *
   * @param planned how many deliveries there are
   * @param settled how many of them are settled before
   * @param dispatcher what sends
   * @param work the sending
   */
  DispatchResult during(
      Slot slot, long planned, long settled, Dispatcher dispatcher, Supplier<DispatchResult> work) {
    Instant began = clock.instant();
    Optional<Progress> line = display.map(d -> d.begin(slot, planned, settled));
    ScheduledExecutorService looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "watch");
              thread.setDaemon(true);
              return thread;
            });
    try {
      ScheduledFuture<?> looking =
          looks.scheduleWithFixedDelay(
              () -> look(slot, settled, dispatcher, line),
              0,
              BETWEEN_LOOKS.toMillis(),
              TimeUnit.MILLISECONDS);
      DispatchResult dispatched = work.get();
      if (looking.isDone()) {
        failure(looking);
      }
      return dispatched;
    } finally {
      end(looks);
      line.ifPresent(Progress::close);
      metrics.sent(dispatcher.progress(), Duration.between(began, clock.instant()));
    }
  }

  private void look(Slot slot, long settled, Dispatcher dispatcher, Optional<Progress> line) {
    try {
      if (recalls.recalled(slot).isPresent()) {
        dispatcher.stop();
      }
      line.ifPresent(l -> l.to(settled + dispatcher.progress().total()));
      metrics.sending(dispatcher.progress());
    } catch (RuntimeException e) {
      // Nobody could recall it any more.
      dispatcher.stop();
      throw e;
    }
  }

  /** Waits for a look that is under way, so that nothing is told twice. */
  private static void end(ScheduledExecutorService looks) {
    looks.shutdown();
    try {
      if (!looks.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the watch over a sending does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void failure(ScheduledFuture<?> looking) {
    try {
      looking.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
