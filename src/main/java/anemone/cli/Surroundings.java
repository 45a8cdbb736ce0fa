package anemone.cli;

import anemone.cache.LruMap;
import anemone.deliver.Sleeper;
import anemone.deliver.Transport;
import anemone.render.Proof;
import anemone.render.Renderer;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a rehearsal replaces of the surroundings of a newsletter.
 *
 * @param steady the clock for sending
 * @param pause waits
 * @param around wraps the way out of editions
 * @param renderers wraps what makes renderers
 */
record Surroundings(
    Clock steady,
    Sleeper pause,
    UnaryOperator<Transport> around,
    UnaryOperator<Function<Proof, Renderer>> renderers) {

  /** Maximum number of renderers that a rehearsal keeps. */
  private static final int KEPT = 6;

  /** Returns the surroundings of a process. */
  static Surroundings real(Clock steady, Sleeper pause) {
    return new Surroundings(steady, pause, way -> way, renderers -> renderers);
  }

  /**
   * Returns the surroundings of a rehearsal, whose many runs share the renderers of the latest
   * editions.
   */
  static Surroundings rehearsed(Clock clock, Sleeper pause, UnaryOperator<Transport> around) {
    Map<Proof, Renderer> kept = new LruMap<>(KEPT);
    return new Surroundings(
        clock,
        pause,
        around,
        renderers ->
            proof -> {
              synchronized (kept) {
                return kept.computeIfAbsent(proof, renderers);
              }
            });
  }
}
