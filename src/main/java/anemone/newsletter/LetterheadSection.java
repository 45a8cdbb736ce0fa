package anemone.newsletter;

import anemone.render.Block;
import anemone.render.Letterhead;
import anemone.render.ListId;
import anemone.render.Mailbox;
import anemone.subscriber.PreferenceParser;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the group {@code newsletter}: the data on every mail. */
final class LetterheadSection {

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
            listId.orElseGet(() -> ListId.of(name.get(), from.get().address().domain())),
            links.get(),
            archive,
            zone.orElse(USUAL_ZONE),
            titles,
            blocks));
  }
}
