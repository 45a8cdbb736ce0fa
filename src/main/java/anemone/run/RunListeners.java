package anemone.run;

import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.process.Plurals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Passes the events of a run to several listeners. */
public final class RunListeners implements RunListener {

  private final Clock clock;
  private final List<RunListener> all = new ArrayList<>();

  /**
   * Starts without listeners.
   *
   * @param clock the clock
   */
  public RunListeners(Clock clock) {
    this.clock = clock;
  }

  /** Adds a listener, also during a run. Listeners receive the end in reverse order. */
  public void add(RunListener listener) {
    all.add(0, listener);
    listener.started();
  }

  /**
   * Does the run, and passes its end to every listener.
   *
   * @return the end, with what the run did
   */
  public End during(Supplier<RunResult> work) {
    Instant began = clock.instant();
    RunResult run;
    try {
      run = work.get();
    } catch (RuntimeException e) {
      ended(
          new End(
              Optional.empty(),
              Optional.of(e),
              ExitCodes.of(e).number(),
              String.valueOf(e.getMessage()),
              since(began)));
      throw e;
    }
    Duration took = since(began);
    String line = run.line() + "; " + Plurals.time(took);
    End end = new End(Optional.of(run), Optional.empty(), run.exitCode().number(), line, took);
    ended(end);
    return end;
  }

  @Override
  public void held(Slot slot, Instant release, Duration left) {
    all.forEach(listener -> listener.held(slot, release, left));
  }

  @Override
  public void sendingStarted(Slot slot, long planned, long settled) {
    all.forEach(listener -> listener.sendingStarted(slot, planned, settled));
  }

  @Override
  public void sending(Tally done) {
    all.forEach(listener -> listener.sending(done));
  }

  @Override
  public void waiting(Optional<String> why) {
    all.forEach(listener -> listener.waiting(why));
  }

  @Override
  public void sent(Tally done, Duration took) {
    all.forEach(listener -> listener.sent(done, took));
  }

  @Override
  public void ended(End end) {
    all.forEach(listener -> listener.ended(end));
  }

  private Duration since(Instant began) {
    return Duration.between(began, clock.instant());
  }
}
