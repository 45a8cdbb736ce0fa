package anemone.render;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.net.URI;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param topics what readers see of each topic, by its name
 * @param blocks what stands between the stories, in this order
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
    ZoneId zone,
    Map<String, String> topics,
    List<Block> blocks) {

  /** Copies the collections; a letterhead that was frozen without them has none. */
  public Letterhead {
    topics =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(topics, Map.of())));
    blocks = List.copyOf(Objects.requireNonNullElse(blocks, List.of()));
  }

  /** A letterhead that knows no topics' titles, and has no blocks. */
  public Letterhead(
      String name,
      String tagline,
      Mailbox from,
      Optional<Mailbox> replyTo,
      String postalAddress,
      String listId,
      URI links,
      Optional<URI> archive,
      ZoneId zone) {
    this(
        name,
        tagline,
        from,
        replyTo,
        postalAddress,
        listId,
        links,
        archive,
        zone,
        Map.of(),
        List.of());
  }

  /** The letterhead with the titles of topics. */
  public Letterhead withTopics(Map<String, String> titles) {
    return new Letterhead(
        name, tagline, from, replyTo, postalAddress, listId, links, archive, zone, titles, blocks);
  }

  /** The letterhead with blocks. */
  public Letterhead withBlocks(List<Block> others) {
    return new Letterhead(
        name, tagline, from, replyTo, postalAddress, listId, links, archive, zone, topics, others);
  }

  /**
   * The Message-ID of an edition to a subscriber, without angle brackets: the same each time, so
   * that a copy that comes back tells whose it was.
   */
  public String messageId(Slot slot, EmailAddress to) {
    return Headers.id(this, slot, to);
  }
}
