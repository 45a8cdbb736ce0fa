package anemone.subscriber;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The suppressed addresses. Addresses that differ in letter case alone are one. May be used by
 * several threads.
 */
public interface Suppressions {

  /**
   * Suppresses an address. One that is suppressed already stays as it is: what came first is why.
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

  /** Why and since when an address is suppressed, if it is. */
  Optional<Suppression> find(EmailAddress address);

  /** Hands over every suppression, in the order of the addresses, without holding them all. */
  void each(Consumer<Suppression> consumer);
}
