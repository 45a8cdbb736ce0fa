package anemone.article;

import java.net.URI;

/**
 * The lead image of an article, as its source names it.
 *
 * @param url its absolute http or https address
 * @param alt the alternative text, plain text of one line, or empty
 * @param caption the caption with its credit, plain text of one line, or empty
 */
public record Image(URI url, String alt, String caption) {

  /** An image without alternative text and caption. */
  public Image(URI url) {
    this(url, "", "");
  }
}
