package anemone.run;

import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.process.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Receives the events of a run, for progress, metrics, pings and reports. By default every method
 * does nothing. {@link #sending} is called by another thread, all others by the thread of the run.
 */
public interface RunListener {

  /** A listener that ignores everything. */
  RunListener NONE = new RunListener() {};

  /** The run has started. */
  default void started() {}

  /**
   * An approved edition is held; called about twice a second.
   *
   * @param release the time at which its first mail is sent
   * @param left the time until then; once zero, when it is no longer held
   */
  default void held(Slot slot, Instant release, Duration left) {}

  /**
   * An edition is about to be sent.
   *
   * @param planned the number of its deliveries
   * @param settled the number of those that earlier runs have finished
   */
  default void sendingStarted(Slot slot, long planned, long settled) {}

  /**
   * An edition is being sent; called about twice a second.
   *
   * @param done the deliveries that have been finished so far
   */
  default void sending(Tally done) {}

  /**
   * Sending pauses or continues; called about twice a second.
   *
   * @param why the reason of the pause, in words; empty if mail is being sent
   */
  default void waiting(Optional<String> why) {}

  /**
   * The sending of an edition has ended.
   *
   * @param done the deliveries that were finished
   * @param took how long it took
   */
  default void sent(Tally done, Duration took) {}

  /** The run has ended or failed; called once for each {@link #started}. */
  default void ended(End end) {}

  /**
   * The end of a run.
   *
   * @param run what the run did; empty if it failed
   * @param failure the failure, if it failed
   * @param exitCode the exit code of the process
   * @param line the result of the run in one line, or the message of the failure
   * @param took how long it took
   */
  record End(
      Optional<RunResult> run,
      Optional<RuntimeException> failure,
      int exitCode,
      String line,
      Duration took) {

    /** Whether the run succeeded; waiting for approval is a success. */
    public boolean isSuccess() {
      return exitCode == ExitCode.OK.number() || exitCode == ExitCode.APPROVAL.number();
    }

    /** Whether another process kept the run from starting. */
    public boolean isKeptOut() {
      return failure.filter(StateInUseException.class::isInstance).isPresent();
    }
  }
}
