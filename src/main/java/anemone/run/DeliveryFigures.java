package anemone.run;

import anemone.deliver.Delivery.State;
import anemone.deliver.Reply;
import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Statistics of deliveries, counted by the database, so that they need no memory. */
public interface DeliveryFigures {

  /** Returns the statistics of an edition's deliveries. */
  Figures figures(Slot slot);

  /** Passes the domains of an edition's recipients, the one with the most deliveries first. */
  void domains(Slot slot, Consumer<Domain> consumer);

  /** Returns the last failure of a delivery to each of the given domains, by domain. */
  Map<String, Trouble> troubles(Slot slot, List<String> domains);

  /** Returns the last reply to a delivery of an edition that is not final, if there is one. */
  Optional<Trouble> lastTrouble(Slot slot);

  /** Counts the deliveries of all open editions by state. */
  Tally open();

  /** Returns the number of open editions. */
  long openEditions();

  /** Returns the number of suppressed addresses. */
  long suppressed();

  /**
   * The statistics of an edition's deliveries.
   *
   * @param attempts number of finished attempts
   * @param first the time at which the first delivery was recorded
   * @param last the time at which the last one was recorded
   * @param acceptedFirst the time at which the first one was accepted
   * @param acceptedLast the time at which the last one was accepted
   * @param minutes number of clock minutes in which at least one was accepted
   */
  record Figures(
      long attempts,
      Optional<Instant> first,
      Optional<Instant> last,
      Optional<Instant> acceptedFirst,
      Optional<Instant> acceptedLast,
      long minutes) {}

  /**
   * The deliveries to the addresses of one domain.
   *
   * @param name the domain
   * @param tally the number of deliveries in each state
   * @param attempts number of finished attempts
   */
  record Domain(String name, Tally tally, long attempts) {}

  /**
   * The failure of a delivery.
   *
   * @param address the recipient
   * @param state the state of the delivery now
   * @param reply the server's reply
   * @param at the time of the reply
   */
  record Trouble(EmailAddress address, State state, Reply reply, Instant at) {}
}
