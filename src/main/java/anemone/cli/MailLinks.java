package anemone.cli;

import anemone.render.Letterhead;
import anemone.render.Links;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The signed links of a letterhead; a mail to its sender ends a subscription, too. */
final class MailLinks implements Links {

  private final Letterhead letterhead;
  private final SignedLink signed;

  MailLinks(Letterhead letterhead, Secret key) {
    this.letterhead = letterhead;
    this.signed = new SignedLink(key, letterhead.listId(), letterhead.links());
  }

  @Override
  public URI unsubscribe(EmailAddress address) {
    return signed.unsubscribe(address);
  }

  @Override
  public URI preferences(EmailAddress address) {
    return signed.preferences(address);
  }

  @Override
  public String mailtoUnsubscribe(EmailAddress address) {
    String link = signed.unsubscribe(address).toString();
    String token = link.substring(link.lastIndexOf('/') + 1);
    EmailAddress from = letterhead.from().address();
    // URLEncoder writes a space as a plus; an address has none (RFC 6068 section 2).
    String local = URLEncoder.encode(from.local(), StandardCharsets.UTF_8);
    return "mailto:" + local + "@" + from.domain() + "?subject=unsubscribe%20" + token;
  }
}
