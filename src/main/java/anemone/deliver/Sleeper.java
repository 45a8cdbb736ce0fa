package anemone.deliver;

import java.time.Duration;

/** Waits; tests advance their clock instead. */
@FunctionalInterface
public interface Sleeper {

  /** Returns after a time. */
  void sleep(Duration time) throws InterruptedException;
}
