package anemone.web.pages;

import anemone.edition.Slot;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Subscriptions;
import java.util.Optional;
import java.util.function.BiFunction;

/** Shows a subscriber's copy of an edition, with the address masked. */
final class ViewPage {

  /** Mails have inline styles and remote pictures, but neither scripts nor forms. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final Site site;
  private final BiFunction<Slot, Subscriber, Optional<String>> copies;

  /**
   * Creates the page.
   *
   * @param copies returns the HTML of a subscriber's copy
   */
  ViewPage(Site site, BiFunction<Slot, Subscriber, Optional<String>> copies) {
    this.site = site;
    this.copies = copies;
  }

  /** Returns the page with the copy of an edition; empty if there is no such copy. */
  Optional<Answer> show(Subscriptions.Found found, String label) {
    RosterEntry entry = found.entry();
    return slot(label)
        .flatMap(slot -> copies.apply(slot, entry.subscriber(site.rules())))
        .map(
            html ->
                Answer.html(
                        200,
                        html.replace(
                            escaped(entry.address().toString()),
                            escaped(Masked.address(entry.address()))))
                    .with("Content-Security-Policy", POLICY));
  }

  /** Parses the label of a slot; empty if it is not valid. */
  static Optional<Slot> slot(String label) {
    try {
      return Optional.of(Slot.parse(label));
    } catch (IllegalArgumentException e) {
      // The link was changed by hand.
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
