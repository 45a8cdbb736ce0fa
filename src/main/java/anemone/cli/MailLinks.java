package anemone.cli;

import anemone.render.Letterhead;
import anemone.render.Links;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import java.net.URI;

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
    return "mailto:" + letterhead.from().address() + "?subject=unsubscribe%20" + token;
  }
}
