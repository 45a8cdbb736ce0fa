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

/** The deliveries in figures, counted where they are kept: a million take no memory. */
public interface DeliveryFigures {

  /** The deliveries of an edition in figures. */
  Figures figures(Slot slot);

  /** The domains of an edition's deliveries, the one with the most deliveries first. */
  void domains(Slot slot, Consumer<Domain> consumer);

  /** The last failure of a delivery to each of some domains, by domain. */
  Map<String, Trouble> troubles(Slot slot, List<String> domains);

  /** The last answer to a delivery of an edition that is not settled, if there is one. */
  Optional<Trouble> lastTrouble(Slot slot);

  /** The deliveries of all open editions, counted by state. */
  Tally open();

  /** Number of open editions. */
  long openEditions();

  /** Number of suppressed addresses. */
  long suppressed();

  /**
   * An edition's deliveries in figures.
   *
   * @param attempts how many attempts have ended
   * @param first when the first delivery was written down
   * @param last when the last one was
   * @param acceptedFirst when the first one was accepted
   * @param acceptedLast when the last one was
   * @param minutes in how many minutes of the clock at least one was
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
   * @param tally how many are in each state
   * @param attempts how many attempts have ended
   */
  record Domain(String name, Tally tally, long attempts) {}

  /**
   * What went wrong with a delivery.
   *
   * @param address to whom it was
   * @param state what it is now
   * @param reply what the server said
   * @param at when
   */
  record Trouble(EmailAddress address, State state, Reply reply, Instant at) {}
}
