package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import java.util.function.Consumer;

/** The addresses of the subscriber list. */
@FunctionalInterface
public interface SubscriberAddresses {

  /** Hands over every address, without holding them all. */
  void each(Consumer<EmailAddress> consumer);
}
