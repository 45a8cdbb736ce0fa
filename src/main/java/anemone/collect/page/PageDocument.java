package anemone.collect.page;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a page or document says, without what stands around it.
 *
 * @param title its headline, plain text, or empty
 * @param kicker the label before the headline or the first sentence, without its colon, or empty
 * @param author its author, or empty
 * @param published when it appeared
 * @param modified when it was last changed
 * @param language its language as a BCP 47 tag, or empty
 * @param canonical the address it calls its own
 * @param image its lead image
 * @param text its body: plain text in Unicode NFC, paragraphs parted by one empty line
 */
public record PageDocument(
    String title,
    String kicker,
    String author,
    Optional<Instant> published,
    Optional<Instant> modified,
    String language,
    Optional<URI> canonical,
    Optional<URI> image,
    String text) {}
