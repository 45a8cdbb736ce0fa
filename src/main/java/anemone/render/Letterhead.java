package anemone.render;

import anemone.edition.Slot;
import java.net.URI;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The data on every mail of a newsletter.
 *
 * @param name the newsletter's name
 * @param tagline its promise, or empty
 * @param from the sender
 * @param replyTo the address for replies, if not the sender
 * @param postalAddress the sender's postal address, lines separated by a line feed
 * @param listId the List-Id, such as {@code digest.example.org} (RFC 2919)
 * @param links the https address under which unsubscribe and preferences pages live
 * @param archive the address of the archive, if there is one
 * @param zone the time zone of dates in the mail
 * @param topics the titles of the topics, by name
 * @param blocks the blocks between the stories, in order
 * @param signUp the address of the form by which strangers subscribe, if there is one
 * @param viewer the address below which mails are shown in a browser, if they are; the archive's if
 *     they are shown there
 * @param clicks the address below which the links of stories are counted, if they are
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
    List<Block> blocks,
    Optional<URI> signUp,
    Optional<URI> viewer,
    Optional<URI> clicks) {

  /** Copies the collections; empty for a letterhead that was frozen without them. */
  public Letterhead {
    topics =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(topics, Map.of())));
    blocks = List.copyOf(Objects.requireNonNullElse(blocks, List.of()));
  }

  /** A letterhead without a sign-up form, a viewer and counted links. */
  public Letterhead(
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
        topics,
        blocks,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the letterhead with the sign-up form, which is at the beginning of the links. */
  public Letterhead withSignUp() {
    return with(archive, Optional.of(linksFolder()), viewer, clicks);
  }

  /** Returns the letterhead with a viewer, which is below the links. */
  public Letterhead withViewer() {
    return with(archive, signUp, Optional.of(linksFolder().resolve("view/")), clicks);
  }

  /** Returns the letterhead with an archive that shows the mails: as set, else below the links. */
  public Letterhead withArchive() {
    URI folder = folder(archive.orElse(linksFolder().resolve("archive/")));
    return with(Optional.of(folder), signUp, Optional.of(folder), clicks);
  }

  /** Returns the letterhead with counted links of stories, which are below the links. */
  public Letterhead withClicks() {
    return with(archive, signUp, viewer, Optional.of(linksFolder().resolve("story/")));
  }

  /** Returns the letterhead with links of stories that lead to the articles. */
  Letterhead withoutClicks() {
    return with(archive, signUp, viewer, Optional.empty());
  }

  private Letterhead with(
      Optional<URI> otherArchive,
      Optional<URI> otherSignUp,
      Optional<URI> otherViewer,
      Optional<URI> otherClicks) {
    return new Letterhead(
        name,
        tagline,
        from,
        replyTo,
        postalAddress,
        listId,
        links,
        otherArchive,
        zone,
        topics,
        blocks,
        otherSignUp,
        otherViewer,
        otherClicks);
  }

  /** Returns the address of an edition in the archive, if mails are shown there. */
  public Optional<URI> archived(Slot slot) {
    return viewer
        .filter(v -> archive.filter(v::equals).isPresent())
        .map(v -> v.resolve(slot.label() + "/"));
  }

  /** Returns the address that the links in mails begin with, with a slash at its end. */
  public URI linksFolder() {
    return folder(links);
  }

  private static URI folder(URI address) {
    String base = address.toASCIIString();
    return URI.create(base.endsWith("/") ? base : base + "/");
  }

  /** Returns the List-Id, then the one that mails had before it, if they had another. */
  public List<String> listIds() {
    return ListId.former(listId).map(former -> List.of(listId, former)).orElse(List.of(listId));
  }

  /**
   * Returns the Message-ID of an edition to a subscriber, without angle brackets. It is always the
   * same, so that a returned copy can be matched to its recipient.
   *
   * @param code the code of the copy, {@link Links#copyCode}
   */
  public String messageId(Slot slot, String code) {
    return Headers.id(this, slot, code);
  }
}
