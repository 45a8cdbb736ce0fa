package anemone.render;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
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
   * Returns 32 hexadecimal digits for the Message-ID of a copy of an edition. Nobody without the
   * key can compute them, so that a returned mail that names them is about that copy.
   */
  String copyCode(Slot slot, EmailAddress to);

  /**
   * Returns a {@code mailto:} address; a mail to it ends the subscription (RFC 2369 section 3.2).
   *
   * @param unsubscribe the https address that ends the subscription
   */
  String mailtoUnsubscribe(URI unsubscribe);
}
