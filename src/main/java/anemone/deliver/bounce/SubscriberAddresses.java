package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import java.util.function.Consumer;

/** The addresses of all subscribers. */
@FunctionalInterface
public interface SubscriberAddresses {

  /** Passes every address to {@code consumer}, one at a time. */
  void each(Consumer<EmailAddress> consumer);
}
