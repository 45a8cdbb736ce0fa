package anemone.run;

import anemone.render.Letterhead;
import anemone.render.Links;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The signed links of a letterhead; a mail to where returns are read ends a subscription, too. */
public final class MailLinks implements Links {

  private final SignedLink signed;
  private final EmailAddress mailbox;

  /**
   * Links.
   *
   * @param key what signs them
   * @param returnPath where mail comes back to, if not to the sender
   */
  public MailLinks(Letterhead letterhead, Secret key, Optional<EmailAddress> returnPath) {
    this.mailbox = returnPath.orElse(letterhead.from().address());
    this.signed = new SignedLink(key, letterhead.listId(), letterhead.links());
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
  public String mailtoUnsubscribe(URI unsubscribe) {
    // URLEncoder writes a space as a plus; an address has none (RFC 6068 section 2).
    String local = URLEncoder.encode(mailbox.local(), StandardCharsets.UTF_8);
    return "mailto:"
        + local
        + "@"
        + mailbox.domain()
        + "?subject=unsubscribe%20"
        + token(unsubscribe);
  }

  /** What the unsubscribe link of a subscription ends in. */
  String token(EmailAddress address, int epoch) {
    return token(signed.unsubscribe(address, epoch));
  }

  private static String token(URI link) {
    String path = link.toString();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
