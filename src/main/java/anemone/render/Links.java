package anemone.render;

import anemone.edition.Slot;
import anemone.subscriber.Subscriber;
import java.net.URI;

/**
 * The links by which a subscriber changes or ends their subscription. Each belongs to one address.
 */
public interface Links {

  /** The https address that ends the subscription: one POST to it is enough (RFC 8058). */
  URI unsubscribe(Subscriber subscriber);

  /** The https address of the page on which the subscriber changes topics and cadence. */
  URI preferences(Subscriber subscriber);

  /**
   * The https address that shows an edition in a browser: its page in the archive, or the
   * subscriber's copy.
   */
  URI view(Subscriber subscriber, Slot slot);

  /**
   * Returns a {@code mailto:} address; a mail to it ends the subscription (RFC 2369 section 3.2).
   *
   * @param unsubscribe the https address that ends the subscription
   */
  String mailtoUnsubscribe(URI unsubscribe);
}
