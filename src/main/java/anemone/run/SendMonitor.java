package anemone.run;

import anemone.deliver.DispatchResult;
import anemone.deliver.Dispatcher;
import anemone.deliver.Sleeper;
import anemone.deliver.Tally;
import anemone.edition.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Monitors the sending of an edition: stops it on a recall, and reports progress. */
public final class SendMonitor {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Recalls recalls;
  private final RunListener listener;
  private final Clock clock;

  /**
   * A monitor.
   *
   * @param recalls the recalled editions
   * @param listener receives the progress
   * @param clock the clock
   */
  public SendMonitor(Recalls recalls, RunListener listener, Clock clock) {
    this.recalls = recalls;
    this.listener = listener;
    this.clock = clock;
  }

  Recalls recalls() {
    return recalls;
  }

  /** Returns the hold, which waits until an edition may be sent. */
  Hold hold(Sleeper pause) {
    return new Hold(recalls, listener, clock, pause);
  }

  /**
   * Sends an edition, and monitors that.
   *
   * @param planned the number of deliveries
   * @param settled the number of those that are already finished
   * @param dispatcher sends the edition
   * @param work calls the dispatcher
   */
  DispatchResult during(
      Slot slot, long planned, long settled, Dispatcher dispatcher, Supplier<DispatchResult> work) {
    Instant began = clock.instant();
    listener.sendingStarted(slot, planned, settled);
    ScheduledExecutorService looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "send-monitor");
              thread.setDaemon(true);
              return thread;
            });
    try {
      ScheduledFuture<?> looking =
          looks.scheduleWithFixedDelay(
              () -> look(slot, dispatcher), 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
      DispatchResult dispatched = work.get();
      if (looking.isDone()) {
        failure(looking);
      }
      return dispatched;
    } finally {
      end(looks);
      listener.sent(dispatcher.progress(), Duration.between(began, clock.instant()));
    }
  }

  /**
   * Has an edition sent by several workers, and reports that.
   *
   * @param planned the number of deliveries
   * @param settled the number of those that are already finished
   * @param work sends; passes on what has been finished so far
   */
  DispatchResult duringShared(
      Slot slot, long planned, long settled, Function<Consumer<Tally>, DispatchResult> work) {
    Instant began = clock.instant();
    Tally[] latest = {new Tally(Map.of())};
    listener.sendingStarted(slot, planned, settled);
    try {
      return work.apply(
          done -> {
            latest[0] = done;
            listener.sending(done);
          });
    } finally {
      listener.sent(latest[0], Duration.between(began, clock.instant()));
    }
  }

  private void look(Slot slot, Dispatcher dispatcher) {
    try {
      if (recalls.recalled(slot).isPresent()) {
        dispatcher.stop();
      }
      listener.sending(dispatcher.progress());
      listener.waiting(dispatcher.waiting());
    } catch (RuntimeException e) {
      // If monitoring fails, a recall cannot stop the sending: stop it now.
      dispatcher.stop();
      throw e;
    }
  }

  /** Waits for a running check, so that nothing is reported after the end. */
  private static void end(ScheduledExecutorService looks) {
    looks.shutdown();
    try {
      if (!looks.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the send monitor does not end");
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
