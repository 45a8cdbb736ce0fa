package anemone.collect.feed;

import anemone.article.Image;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A parsed feed, whatever its format.
 *
 * @param title its title, plain text, or empty
 * @param link the absolute address of the site it belongs to
 * @param language its language as a BCP 47 tag, or empty
 * @param entries its entries, in document order
 */
public record FeedDocument(String title, Optional<URI> link, String language, List<Entry> entries) {

  /** Copies the entries. */
  public FeedDocument {
    entries = List.copyOf(entries);
  }

  /**
   * One entry.
   *
   * @param id its identifier in the feed ({@code guid}, {@code id}, {@code rdf:about}), or empty
   * @param url its absolute address
   * @param title its title, plain text, or empty
   * @param author its author, by name and perhaps address, or empty
   * @param published the publication time
   * @param updated the time of the last change
   * @param summaryHtml its summary as untrusted HTML, or empty
   * @param contentHtml its body as untrusted HTML, or empty
   * @param language its language as a BCP 47 tag, or empty
   * @param image its lead image
   * @param categories its categories, in order
   * @param base the base of relative addresses in its HTML
   */
  public record Entry(
      String id,
      Optional<URI> url,
      String title,
      String author,
      Optional<Instant> published,
      Optional<Instant> updated,
      String summaryHtml,
      String contentHtml,
      String language,
      Optional<Image> image,
      List<String> categories,
      URI base) {

    /** Copies the categories. */
    public Entry {
      categories = List.copyOf(categories);
    }
  }
}
