package anemone.newsletter;

import anemone.render.Block;
import anemone.render.Letterhead;
import anemone.render.Mailbox;
import anemone.subscriber.PreferenceParser;
import java.net.URI;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the group {@code newsletter}: the data on every mail. */
final class LetterheadSection {

  private static final int LONGEST_LABEL = 63;
  private static final ZoneId USUAL_ZONE = ZoneId.of("UTC");

  private LetterheadSection() {}

  /**
   * Returns the letterhead; empty if a required key is missing or wrong.
   *
   * @param titles the titles of the topics by name
   * @param blocks the blocks between the stories
   */
  static Optional<Letterhead> read(Fields fields, Map<String, String> titles, List<Block> blocks) {
    Optional<String> name = fields.required("name", Values::line);
    Optional<String> tagline = fields.optional("tagline", Values::line);
    Optional<Mailbox> from = fields.required("from", Values::mailbox);
    Optional<Mailbox> replyTo = fields.optional("reply-to", Values::mailbox);
    Optional<String> postal = fields.required("postal-address", Values::lines);
    Optional<ZoneId> zone = fields.optional("timezone", PreferenceParser::zone);
    Optional<URI> links = fields.required("links", Values::links);
    Optional<URI> archive = fields.optional("archive", Values::secure);
    Optional<String> listId = fields.optional("list-id", Values::listId);
    if (name.isEmpty() || from.isEmpty() || postal.isEmpty() || links.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Letterhead(
            name.get(),
            tagline.orElse(""),
            from.get(),
            replyTo,
            postal.get(),
            listId.orElseGet(() -> listId(name.get(), from.get())),
            links.get(),
            archive,
            zone.orElse(USUAL_ZONE),
            titles,
            blocks));
  }

  /** Returns the default List-Id: {@code the-daily.example.org} for the sender's domain. */
  static String listId(String name, Mailbox from) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String label =
        plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String fitting =
        label.length() > LONGEST_LABEL
            ? label.substring(0, LONGEST_LABEL).replaceAll("-$", "")
            : label;
    return (fitting.isEmpty() ? "newsletter" : fitting) + "." + from.address().domain();
  }
}
