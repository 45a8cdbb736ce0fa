package anemone.run;

import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.process.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told of a run while it goes on: progress, metrics, pings and reports are made of this. Every
 * method does nothing by default. {@link #sending} is called by a thread of its own, all others by
 * the thread that runs.
 */
public interface RunListener {

  /** A listener that ignores everything. */
  RunListener NONE = new RunListener() {};

  /** The run has started. */
  default void started() {}

  /**
   * An approved edition is held; called about twice a second.
   *
   * @param release when its first mail leaves
   * @param left the time until then; zero, once, when it is not held any more
   */
  default void held(Slot slot, Instant release, Duration left) {}

  /**
   * An edition is about to be sent.
   *
   * @param planned the number of its deliveries
   * @param settled how many of them earlier runs have settled
   */
  default void sendingStarted(Slot slot, long planned, long settled) {}

  /**
   * An edition is being sent; called about twice a second.
   *
   * @param done the deliveries that this sending has settled so far
   */
  default void sending(Tally done) {}

  /**
   * Nothing leaves for a while, or mail leaves again; called about twice a second.
   *
   * @param why why nothing leaves, in words; empty if mail leaves
   */
  default void waiting(Optional<String> why) {}

  /**
   * The sending of an edition has ended.
   *
   * @param done the deliveries that it has settled
   * @param took how long it took
   */
  default void sent(Tally done, Duration took) {}

  /** The run has ended, well or not; called once for each {@link #started}. */
  default void ended(End end) {}

  /**
   * How a run ended.
   *
   * @param run the run; empty if a failure ended it
   * @param failure what ended it, if it failed
   * @param exitCode the exit code of the process
   * @param line the run in one line, or the message of the failure
   * @param took how long it took
   */
  record End(
      Optional<Run> run,
      Optional<RuntimeException> failure,
      int exitCode,
      String line,
      Duration took) {

    /** Whether the run did what it should; one that waits for an editor did. */
    public boolean isSuccess() {
      return exitCode == ExitCode.OK.number() || exitCode == ExitCode.APPROVAL.number();
    }

    /** Whether another process kept the run from starting. */
    public boolean isKeptOut() {
      return failure.filter(StateInUseException.class::isInstance).isPresent();
    }
  }
}
