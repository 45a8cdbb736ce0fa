package anemone.run;

import anemone.deliver.Tally;
import anemone.store.StateLock;
import java.time.Duration;

/** What a monitor is told of a run. */
public interface Metrics {

  /** Tells nobody. */
  Metrics NONE =
      new Metrics() {
        @Override
        public void sending(Tally soFar) {}

        @Override
        public void sent(Tally done, Duration took) {}

        @Override
        public Run during(Work work) throws StateLock.TakenException {
          return work.round();
        }
      };

  /** A run. */
  @FunctionalInterface
  interface Work {
    Run round() throws StateLock.TakenException;
  }

  /** Tells what the sending that is under way has brought to an end so far; called often. */
  void sending(Tally soFar);

  /** Tells what a sending has brought to an end, and how long it took. */
  void sent(Tally done, Duration took);

  /** Runs, and tells how it ended; one that another process kept from beginning tells nothing. */
  Run during(Work work) throws StateLock.TakenException;
}
