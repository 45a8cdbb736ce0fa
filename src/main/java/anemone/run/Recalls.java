package anemone.run;

import anemone.edition.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The recalled editions. Any process may recall an edition while another sends it; the process that
 * writes the state settles the recall once nothing is in flight.
 */
public interface Recalls {

  /**
   * Recalls an edition: none of its messages begins any more. Durable when this returns.
   *
   * @return whether the edition was open; a closed or recalled edition stays as it is
   */
  boolean recall(Slot slot, Instant at);

  /** Returns the time at which an edition was recalled, if it was. */
  Optional<Instant> recalled(Slot slot);

  /** Whether an edition is closed: no message is in flight, and none will be sent. */
  boolean isClosed(Slot slot);

  /** Returns the recalled editions that are not settled. */
  List<Slot> unsettled();

  /**
   * Closes a recalled edition; if none of its messages was sent, its articles are free for another
   * edition. Call this only while no message is in flight.
   */
  void settle(Slot slot, Instant at);
}
