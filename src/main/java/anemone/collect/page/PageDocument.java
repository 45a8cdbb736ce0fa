package anemone.collect.page;

import anemone.article.Image;
import anemone.collect.date.DatedBy;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The article of a page or document.
 *
 * @param site the name of the site it is on, or empty
 * @param title its title, possibly with the name of the site, plain text, or empty
 * @param kicker the label before the headline or the first sentence, without its colon, or empty
 * @param author its author, possibly as a byline ("By Ines Marbach"), or empty
 * @param published the publication time
 * @param language its language as a BCP 47 tag, or empty
 * @param canonical its canonical address
 * @param image its lead image
 * @param text its body: plain text in Unicode NFC, paragraphs separated by one empty line
 */
public record PageDocument(
    String site,
    String title,
    String kicker,
    String author,
    Optional<DatedBy> published,
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
