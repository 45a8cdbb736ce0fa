package anemone.collect.page;

import anemone.article.Image;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a page or document says, without what stands around it.
 *
 * @param site the name of the site it is on, or empty
 * @param title its title as it says it, plain text, or empty
 * @param kicker the label before the headline or the first sentence, without its colon, or empty
 * @param author its author, perhaps in a line as it says it ("By Ines Marbach"), or empty
 * @param published when it appeared, at the offset that the page gives
 * @param modified when it was last changed
 * @param language its language as a BCP 47 tag, or empty
 * @param canonical the address it calls its own
 * @param image its lead image
 * @param text its body: plain text in Unicode NFC, paragraphs parted by one empty line
 */
public record PageDocument(
    String site,
    String title,
    String kicker,
    String author,
    Optional<OffsetDateTime> published,
    Optional<OffsetDateTime> modified,
    String language,
    Optional<URI> canonical,
    Optional<Image> image,
    String text) {

  private static final String PARTING = " [|\\-\u2013\u2014\u00b7\u00bb:] ?";

  /** The title without the name of the site. */
  public String headline() {
    if (site.isEmpty()) {
      return title;
    }
    String cut = title.replaceFirst("(?i)" + PARTING + Pattern.quote(site) + "\\s*$", "");
    return cut.isBlank() ? title : cut.strip();
  }

  /** The author's name alone, or empty. */
  public String authorName() {
    return Byline.name(author);
  }
}
