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
   * Recalls an edition: nothing more of it leaves. The recall is durable when this returns.
   *
   * @return whether the edition was open; a closed or recalled edition stays as it is
   */
  boolean recall(Slot slot, Instant at);

  /** When an edition was recalled, if it was. */
  Optional<Instant> recalled(Slot slot);

  /** Whether an edition is closed: nothing of it is in flight, and nothing more will leave. */
  boolean isClosed(Slot slot);

  /** The recalled editions that are not settled. */
  List<Slot> unsettled();

  /**
   * Closes a recalled edition; if nothing of it was sent, its articles are free for another. Call
   * this only while nothing is in flight.
   */
  void settle(Slot slot, Instant at);
}
