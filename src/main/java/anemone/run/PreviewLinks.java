package anemone.run;

import anemone.edition.Slot;
import anemone.render.Letterhead;
import anemone.render.Links;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.net.URI;

/**
 * The links of a preview. They lead to the subscriber's pages but contain no token, so following
 * one changes nothing.
 */
public record PreviewLinks(Letterhead letterhead) implements Links {

  @Override
  public URI unsubscribe(Subscriber subscriber) {
    return URI.create(letterhead.links() + "#preview");
  }

  @Override
  public URI preferences(Subscriber subscriber) {
    return URI.create(letterhead.links() + "#preview");
  }

  @Override
  public URI view(Subscriber subscriber, Slot slot) {
    return URI.create(letterhead.links() + "#preview");
  }

  @Override
  public String copyCode(Slot slot, EmailAddress to) {
    return "preview";
  }

  @Override
  public String mailtoUnsubscribe(URI unsubscribe) {
    return "mailto:" + letterhead.from().address();
  }
}
