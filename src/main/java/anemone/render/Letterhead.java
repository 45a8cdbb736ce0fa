package anemone.render;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What stands on every mail of a newsletter, whatever its stories.
 *
 * @param name the newsletter's name
 * @param tagline its promise, or empty
 * @param from who sends it
 * @param replyTo who reads the answers, if not the sender
 * @param postalAddress the sender's postal address, lines parted by a line feed
 * @param listId the List-Id, such as {@code digest.example.org} (RFC 2919)
 * @param links the https address under which unsubscribe and preferences pages live
 * @param archive where earlier editions can be read, if anywhere
 * @param zone the zone of dates in the mail
 */
public record Letterhead(
    String name,
    String tagline,
    Mailbox from,
    Optional<Mailbox> replyTo,
    String postalAddress,
    String listId,
    URI links,
    Optional<URI> archive,
    ZoneId zone) {

  /**
   * The Message-ID of an edition to a subscriber, without angle brackets: the same each time, so
   * that a copy that comes back tells whose it was.
   */
  public String messageId(Slot slot, EmailAddress to) {
    return Headers.id(this, slot, to);
  }
}
