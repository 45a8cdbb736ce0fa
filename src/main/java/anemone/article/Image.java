package anemone.article;

import java.net.URI;

/**
 * The lead image of an article, as its source names it.
 *
 * @param url its absolute http or https address
 * @param alt what it shows, plain text of one line, for readers who do not see it; or empty
 * @param caption what stands below it, with its credit, plain text of one line; or empty
 */
public record Image(URI url, String alt, String caption) {

  /** An image without words. */
  public Image(URI url) {
    this(url, "", "");
  }
}
