package anemone.collect.feed;

import anemone.article.Image;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed feed, whatever its format.
 *
 * @param title its title, plain text, or empty
 * @param link the absolute address of the site it belongs to
 * @param language its language as a BCP 47 tag, or empty
 * @param entries its entries, in document order
 * @param unreadableDate the first date of an entry that no known form fits
 */
public record FeedDocument(
    String title,
    Optional<URI> link,
    String language,
    List<Entry> entries,
    Optional<String> unreadableDate) {

  /** Copies the entries. */
  public FeedDocument {
    entries = List.copyOf(entries);
  }

  /** Returns the feed without its last entry, which may be incomplete. */
  public FeedDocument withoutLast() {
    int count = Math.max(0, entries.size() - 1);
    return new FeedDocument(title, link, language, entries.subList(0, count), unreadableDate);
  }

  /** Whether the feed lists its oldest entry first. */
  public boolean isOldestFirst() {
    List<Instant> dates = entries.stream().flatMap(e -> e.date().stream()).toList();
    int steps = 0;
    for (int i = 1; i < dates.size(); i++) {
      steps += Integer.signum(dates.get(i).compareTo(dates.get(i - 1)));
    }
    return dates.size() == entries.size() && steps > dates.size() / 2;
  }

  /**
   * Returns the newest entries, in document order; those of a feed that lists its oldest entry
   * first in reverse order.
   *
   * @param max the maximum number of entries
   */
  public List<Entry> newest(int max) {
    List<Entry> ordered = new ArrayList<>(entries);
    if (isOldestFirst()) {
      Collections.reverse(ordered);
    }
    if (ordered.size() <= max) {
      return ordered;
    }
    Set<Entry> newest = Collections.newSetFromMap(new IdentityHashMap<>());
    ordered.stream()
        .sorted(Comparator.comparing((Entry e) -> e.date().orElse(Instant.MAX)).reversed())
        .limit(max)
        .forEach(newest::add);
    return ordered.stream().filter(newest::contains).toList();
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
   * @param audio its audio file
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
      Optional<Audio> audio,
      URI base) {

    /** Copies the categories. */
    public Entry {
      categories = List.copyOf(categories);
    }

    private Optional<Instant> date() {
      return published.or(() -> updated);
    }
  }
}
