package anemone.render;

import anemone.subscriber.EmailAddress;
import java.net.URI;

/**
 * The links by which a subscriber changes or ends their subscription. Each belongs to one address.
 */
public interface Links {

  /** Returns the https address that ends the subscription by one POST (RFC 8058). */
  URI unsubscribe(EmailAddress address);

  /** Returns the https address of the preferences page. */
  URI preferences(EmailAddress address);

  /**
   * Returns a {@code mailto:} address; a mail to it ends the subscription (RFC 2369 section 3.2).
   *
   * @param unsubscribe the https address that ends the subscription
   */
  String mailtoUnsubscribe(URI unsubscribe);
}
