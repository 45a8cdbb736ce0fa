package anemone.deliver;

import java.time.Duration;

/** A way to let time pass; tests move their clock instead. */
@FunctionalInterface
public interface Sleeper {

  /** Returns when that much time has passed. */
  void sleep(Duration time) throws InterruptedException;
}
