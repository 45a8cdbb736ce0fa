package anemone.run.studio;

import anemone.edition.Slot;
import anemone.process.CommandFailure;
import java.util.List;
import java.util.Optional;

/**
 * Gets a studio ready while its page is being opened: looks at the first edition, so that it is
 * known when the page asks for it, then makes the JVM compile what a change needs, on another
 * studio that keeps no request waiting. Changes nothing.
 */
public final class WarmUp {

  /** After these, a change takes about as long as it ever will. */
  private static final int ROUNDS = 12;

  private final Studio shown;
  private final Studio other;
  private final List<Slot> slots;

  /**
   * A warm-up.
   *
   * @param shown what the page asks
   * @param other a studio of the same newsletter
   * @param slots the editions, the one that the page opens first
   */
  public WarmUp(Studio shown, Studio other, List<Slot> slots) {
    this.shown = shown;
    this.other = other;
    this.slots = List.copyOf(slots);
  }

  /** Begins, in a thread of its own. */
  public void start() {
    Thread thread = new Thread(this::run, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      for (Slot slot : slots.stream().limit(1).toList()) {
        Studio.Look first = shown.look(slot, Optional.empty(), 0);
        StudioJson.of(first.edition());
        for (int round = 0; round < ROUNDS; round++) {
          other.rehearse(slot, round);
        }
      }
    } catch (CommandFailure e) {
      // The page asks for the same, and is told.
    }
  }
}
