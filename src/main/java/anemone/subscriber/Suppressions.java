package anemone.subscriber;

import java.util.Optional;
import java.util.function.Consumer;

/** The suppressed addresses; their case does not matter. Thread-safe. */
public interface Suppressions {

  /**
   * Suppresses an address. Has no effect on one that is suppressed already: the first reason stays.
   *
   * @return whether it is new
   */
  boolean add(Suppression suppression);

  /**
   * Lifts a suppression.
   *
   * @return whether there was one
   */
  boolean remove(EmailAddress address);

  /** Returns the suppression of an address. */
  Optional<Suppression> find(EmailAddress address);

  /** Passes every suppression, in the order of the addresses, in constant memory. */
  void each(Consumer<Suppression> consumer);
}
