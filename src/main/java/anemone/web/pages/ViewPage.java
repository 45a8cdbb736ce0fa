package anemone.web.pages;

import anemone.edition.Slot;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Subscriptions;
import java.util.Optional;
import java.util.function.BiFunction;

/** Shows a subscriber's copy of an edition, with the address masked. */
final class ViewPage {

  /** A mail has its styles in itself, and pictures on other servers; it has no scripts or forms. */
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

  /** Shows the copy of an edition; empty if there is none. */
  Optional<Answer> look(Subscriptions.Found found, String label) {
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

  /** Returns the slot of a label; empty if it is none. */
  static Optional<Slot> slot(String label) {
    try {
      return Optional.of(Slot.parse(label));
    } catch (IllegalArgumentException e) {
      // Somebody changed the address: there is no such edition.
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
