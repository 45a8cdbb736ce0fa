package anemone.render;

import anemone.subscriber.Subscriber;
import java.net.URI;

/**
 * Where a subscriber goes to change or end their subscription. Each link belongs to one address.
 */
public interface Links {

  /** The https address that ends the subscription: one POST to it is enough (RFC 8058). */
  URI unsubscribe(Subscriber subscriber);

  /** The https address of the page on which the subscriber changes topics and cadence. */
  URI preferences(Subscriber subscriber);

  /**
   * A {@code mailto:} address; a mail to it ends the subscription (RFC 2369 section 3.2).
   *
   * @param unsubscribe the link that does so by https
   */
  String mailtoUnsubscribe(URI unsubscribe);
}
