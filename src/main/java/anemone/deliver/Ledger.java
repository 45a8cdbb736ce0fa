package anemone.deliver;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * The durable record of deliveries, by which no subscriber gets an edition twice and none is
 * forgotten.
 *
 * <p>A delivery is recorded when it is first sent or fails; one without a record is {@code
 * pending}. The planned number of deliveries is recorded for each edition, so that pending
 * deliveries are counted without a row for each. Addresses that differ in letter case alone are
 * equal. May be written by many threads of one process.
 */
public interface Ledger {

  /** Records the number of deliveries of an edition, before the first of them. */
  void plan(Slot slot, long planned);

  /**
   * Changes deliveries that a dead process left in {@code sending} to {@code unknown}. Called while
   * nothing is sent.
   *
   * @return the number of changed deliveries
   */
  long recover(Slot slot, Instant at);

  /** Returns the record of a delivery; empty if it is pending. */
  Optional<Delivery> find(Slot slot, EmailAddress address);

  /**
   * Returns the present states of an edition's deliveries, for looking up each of a long list.
   * Later changes may or may not show.
   */
  default States states(Slot slot) {
    return address -> find(slot, address).map(Delivery::state).orElse(Delivery.State.PENDING);
  }

  /** The states of an edition's deliveries. May be shared by threads. */
  @FunctionalInterface
  interface States {

    /** The states of an edition without records. */
    States NONE = address -> Delivery.State.PENDING;

    /** Returns the state of the delivery to an address; pending if it has no record. */
    Delivery.State of(EmailAddress address);
  }

  /**
   * Records that a delivery is being sent. The record is durable when this returns.
   *
   * @throws IllegalStateException if it is being sent already, or was accepted or refused
   */
  void sending(Slot slot, EmailAddress address, Instant at);

  /**
   * Records that a delivery is being sent, and does not wait until the record is durable.
   *
   * @return waits until it is durable, and throws what {@link #sending} throws
   */
  default Transport.Leaving.Durable beginSending(Slot slot, EmailAddress address, Instant at) {
    return () -> sending(slot, address, at);
  }

  /**
   * Records that a pending delivery will be sent soon, and does not wait until the record is
   * durable. If the process is killed before it is sent, it is pending again.
   */
  default Reservation reserve(Slot slot, EmailAddress address, Instant at) {
    return Reservation.none(() -> beginSending(slot, address, at));
  }

  /**
   * Records the outcome of an attempt. The record is durable at the latest when a later {@link
   * #sending} or {@link #flush} returns.
   */
  void record(Slot slot, EmailAddress address, Outcome outcome, Instant at);

  /** Waits until all records are durable. */
  void flush();

  /** Returns the number of deliveries of all editions accepted since a time. */
  long acceptedSince(Instant since);

  /** Counts the deliveries of an edition by state; those planned without a record are pending. */
  Tally tally(Slot slot);
}
