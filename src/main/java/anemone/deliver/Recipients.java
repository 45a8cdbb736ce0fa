package anemone.deliver;

import anemone.subscriber.Subscriber;
import java.util.Iterator;
import java.util.Optional;

/**
 * The subscribers of a run. They may be added while it sends; all but {@link #onChange} is called
 * by one thread at a time.
 */
public interface Recipients extends Iterator<Subscriber> {

  /** Returns the subscribers of a list that is complete. */
  static Recipients of(Iterator<Subscriber> list) {
    return new Recipients() {
      @Override
      public boolean hasNext() {
        return list.hasNext();
      }

      @Override
      public Subscriber next() {
        return list.next();
      }
    };
  }

  /** Whether subscribers may be added, so that the end of the list is not yet that of the run. */
  default boolean isOpen() {
    return false;
  }

  /** Sets what to call when subscribers were added, or none will be. */
  default void onChange(Runnable call) {}

  /**
   * Called once for each subscriber when the run is done with their delivery.
   *
   * @param without why there is none; empty if there is one
   */
  default void ended(Subscriber subscriber, Optional<NoDelivery> without) {}
}
