package anemone.run;

import anemone.edition.Slot;
import anemone.render.Letterhead;
import anemone.render.Links;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriber;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The signed links of a newsletter, and the mailto address that ends a subscription. */
public final class MailLinks implements Links {

  private static final String COPY = "message-id";

  private final Letterhead letterhead;
  private final SignedLink signed;
  private final EmailAddress mailbox;

  /**
   * Creates the links.
   *
   * @param keys the key that signs them, followed by former keys
   * @param returnPath the return path, if not the sender
   */
  public MailLinks(Letterhead letterhead, List<Secret> keys, Optional<EmailAddress> returnPath) {
    this.letterhead = letterhead;
    this.mailbox = returnPath.orElse(letterhead.from().address());
    this.signed = new SignedLink(keys, letterhead.listIds(), letterhead.links());
  }

  /** Returns the address of an edition in the studio. */
  static String studio(URI studio, Slot slot) {
    return studio.resolve("/") + "#" + slot.label();
  }

  @Override
  public URI unsubscribe(Subscriber subscriber) {
    return signed.unsubscribe(subscriber.address(), subscriber.epoch());
  }

  @Override
  public URI preferences(Subscriber subscriber) {
    return signed.preferences(subscriber.address(), subscriber.epoch());
  }

  @Override
  public URI view(Subscriber subscriber, Slot slot) {
    return letterhead
        .archived(slot)
        .orElseGet(
            () ->
                letterhead
                    .linksFolder()
                    .resolve(Purpose.VIEW.word() + "/" + slot.label() + "/")
                    .resolve(signed.token(Purpose.VIEW, subscriber.address(), subscriber.epoch())));
  }

  @Override
  public String copyCode(Slot slot, EmailAddress to) {
    return signed.code(COPY, copy(letterhead.listId(), slot, to));
  }

  /** Returns the Message-IDs that a copy of an edition may have, one for each key and List-Id. */
  Set<String> messageIds(Slot slot, EmailAddress to) {
    return letterhead.listIds().stream()
        .flatMap(id -> signed.codes(COPY, copy(id, slot, to)).stream())
        .map(code -> letterhead.messageId(slot, code))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the text to sign for a copy; it contains the List-Id, since newsletters share keys. */
  private static String copy(String listId, Slot slot, EmailAddress to) {
    return listId + "\n" + slot.label() + "\n" + to.key();
  }

  @Override
  public String mailtoUnsubscribe(URI unsubscribe) {
    // URLEncoder encodes a space as a plus, which mailto does not allow (RFC 6068 section 2).
    String local = URLEncoder.encode(mailbox.local(), StandardCharsets.UTF_8);
    return "mailto:"
        + local
        + "@"
        + mailbox.domain()
        + "?subject=unsubscribe%20"
        + token(unsubscribe);
  }

  /** Returns the tokens that an unsubscribe link of a subscription may end in. */
  Set<String> tokens(EmailAddress address, int epoch) {
    return signed.tokens(Purpose.UNSUBSCRIBE, address, epoch);
  }

  private static String token(URI link) {
    String path = link.toString();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
