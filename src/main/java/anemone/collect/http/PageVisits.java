package anemone.collect.http;

import anemone.article.Source;
import anemone.collect.Harvest.Notice;
import anemone.collect.Listing;
import anemone.collect.Visit;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages requested for one source in one collection: a limited number. */
final class PageVisits {

  private final PageReader reader;
  private final int max;
  private final List<Visit> visits = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<URI> read = new HashSet<>();
  private int requests;
  private boolean whole = true;

  /**
   * No visits yet.
   *
   * @param max the maximum number of requests
   */
  PageVisits(PageReader reader, int max) {
    this.reader = reader;
    this.max = max;
  }

  /**
   * Reads a page that was not read before; empty if it was, if it cannot be read, or if the limit
   * leaves it to the next collection.
   */
  Optional<ReadPage> read(URI url) {
    return isRead(url) ? Optional.empty() : again(url);
  }

  /** Reads a page, also one that was read before. */
  Optional<ReadPage> again(URI url) {
    if (requests == max || reader.isPaused(url)) {
      whole = false;
      return Optional.empty();
    }
    read.add(url);
    try {
      requests++;
      ReadPage page = reader.read(url);
      visits.add(PageReader.wasRead(url));
      return Optional.of(page);
    } catch (FetchException e) {
      visits.add(PageReader.failed(url, e));
      if (e.isOtherKind()) {
        requests -= Wanted.PAGE.takes(url) ? 0 : 1;
      } else if (reader.isFirstFailure(url)) {
        failures.add(e.sentence());
      }
      whole &= e.isPermanent();
      return Optional.empty();
    }
  }

  /** Records that a page need not be requested again. */
  void skip(URI url) {
    read.add(url);
    visits.add(PageReader.wasRead(url));
  }

  /** Whether a page was read in an earlier collection. */
  boolean isRead(URI url) {
    boolean known = reader.isRead(url);
    if (known) {
      read.add(url);
    }
    return known;
  }

  /** Returns the pages that were requested, now or earlier, of all that a source lists. */
  Listing listing(Source source, Stream<URI> pages, boolean complete) {
    return new Listing(source.place().where(), pages.collect(Collectors.toSet()), read, complete);
  }

  /** Returns what to remember of the pages. */
  List<Visit> visits() {
    return List.copyOf(visits);
  }

  /** Whether no page is left to the next collection. */
  boolean whole() {
    return whole;
  }

  /** Returns one notice for all pages that could not be read for the first time. */
  List<Notice> notices(Source source) {
    if (failures.isEmpty()) {
      return List.of();
    }
    int others = failures.size() - 1;
    String more =
        others == 0 ? "" : " (and " + others + (others == 1 ? " more page)" : " more pages)");
    return List.of(new Notice(source, failures.get(0) + more));
  }
}
