package anemone.deliver;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * The durable record of deliveries: what makes a second copy, or a forgotten one, impossible.
 *
 * <p>A delivery is written down when it first leaves or fails, not before: one that is not here is
 * {@code pending}. How many there should be is written down as one number an edition, so that the
 * count of pending ones is known without a row for each. Addresses that differ in letter case alone
 * are one. Many threads may write at once; one process does.
 */
public interface Ledger {

  /** Writes down how many deliveries an edition has, before the first of them. */
  void plan(Slot slot, long planned);

  /**
   * Turns what a dead process left in {@code sending} into {@code unknown}. To be called while
   * nobody sends.
   *
   * @return how many there were
   */
  long recover(Slot slot, Instant at);

  /** What is known of a delivery; empty means it is pending. */
  Optional<Delivery> find(Slot slot, EmailAddress address);

  /**
   * The state of every delivery of an edition as it is written down now, for whoever asks about
   * each of a long list. What is written down later shows or does not.
   */
  default States states(Slot slot) {
    return address -> find(slot, address).map(Delivery::state).orElse(Delivery.State.PENDING);
  }

  /** The states of an edition's deliveries; may be asked by several threads. */
  @FunctionalInterface
  interface States {

    /** Of an edition of which nothing is written down. */
    States NONE = address -> Delivery.State.PENDING;

    /** The state of the delivery to an address; one that is not written down is pending. */
    Delivery.State of(EmailAddress address);
  }

  /**
   * Writes down that a delivery is leaving. When this returns, it will be remembered whatever
   * happens to the machine.
   *
   * @throws IllegalStateException if it is leaving already, or has been accepted or refused
   */
  void sending(Slot slot, EmailAddress address, Instant at);

  /**
   * Begins to write down that a delivery is leaving, and does not wait.
   *
   * @return what waits until it will be remembered, and throws what {@link #sending} throws
   */
  default Transport.Leaving.Durable beginSending(Slot slot, EmailAddress address, Instant at) {
    return () -> sending(slot, address, at);
  }

  /**
   * Begins to write down that a delivery will leave of which nothing was written before, and does
   * not wait. Should the process be killed before it has left, it is pending again.
   */
  default Reservation reserve(Slot slot, EmailAddress address, Instant at) {
    return Reservation.none(() -> beginSending(slot, address, at));
  }

  /**
   * Writes down how an attempt ended. This need not wait for the disk: it is durable at the latest
   * when a later {@link #sending} or {@link #flush} returns.
   */
  void record(Slot slot, EmailAddress address, Outcome outcome, Instant at);

  /** Waits until everything recorded so far will be remembered whatever happens. */
  void flush();

  /** How many deliveries of all editions were accepted since a moment. */
  long acceptedSince(Instant since);

  /** The deliveries of an edition, counted by state; those planned and not written are pending. */
  Tally tally(Slot slot);
}
