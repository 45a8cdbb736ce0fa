package anemone.store;

import static anemone.collect.FetchHistory.KEPT;
import static anemone.collect.FetchHistory.KEPT_IF_PARTLY_SEEN;

import anemone.collect.Listing;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records which source lists which visited page, and since when it no longer does. Visits of pages
 * that no source lists are deleted after a while; those that no source has ever been seen to list
 * stay.
 */
final class ListedPages {

  /** Maximum number of pages deleted at once, so that no transaction takes long. */
  private static final int MOST = 1_000;

  private final Database database;
  private final Instant now;
  private int deleted;

  ListedPages(Database database, Instant now) {
    this.database = database;
    this.now = now;
  }

  /**
   * Records which pages sources list, and deletes visits that are no longer needed.
   *
   * @param listings the listings by source, of those that were read
   * @param sources the addresses of all sources
   */
  void update(Map<String, Listing> listings, Set<String> sources) {
    database.inTransaction(
        () -> {
          listings.values().forEach(this::update);
          Set<String> known =
              new HashSet<>(
                  database.list("SELECT DISTINCT source FROM listed_pages", r -> r.getString(1)));
          sources.forEach(source -> known.remove(key(source)));
          listings.keySet().forEach(source -> known.remove(key(source)));
          known.forEach(gone -> update(new Listing(gone, Set.of(), Set.of(), true)));
          return deleted;
        });
  }

  private void update(Listing listing) {
    Map<String, Optional<Instant>> known = new LinkedHashMap<>();
    database
        .list(
            "SELECT url, absent_since FROM listed_pages WHERE source = ?",
            row -> Map.entry(row.getString(1), ColumnValues.optionalInstant(row, 2)),
            key(listing.source()))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    for (URI page : listing.read()) {
      if (!known.containsKey(key(page))) {
        database.update(
            "INSERT INTO listed_pages (source, url) VALUES (?, ?)",
            key(listing.source()),
            key(page));
      }
    }
    Set<String> listed = new HashSet<>();
    listing.pages().forEach(page -> listed.add(key(page)));
    listing.read().forEach(page -> listed.add(key(page)));
    Instant limit = now.minus(listing.complete() ? KEPT : KEPT_IF_PARTLY_SEEN);
    known.forEach(
        (page, absent) -> {
          if (listed.contains(page)) {
            if (absent.isPresent()) {
              mark(listing, page, Optional.empty());
            }
          } else if (absent.isEmpty()) {
            mark(listing, page, Optional.of(now));
          } else if (absent.get().isBefore(limit) && deleted < MOST) {
            delete(listing, page);
          }
        });
  }

  private String key(Object url) {
    return database.dialect().key(url.toString());
  }

  private void mark(Listing listing, String page, Optional<Instant> absent) {
    database.update(
        "UPDATE listed_pages SET absent_since = ? WHERE source = ? AND url = ?",
        absent,
        key(listing.source()),
        page);
  }

  private void delete(Listing listing, String page) {
    deleted++;
    database.update(
        "DELETE FROM listed_pages WHERE source = ? AND url = ?", key(listing.source()), page);
    database.update(
        "DELETE FROM visits WHERE url = ?"
            + " AND NOT EXISTS (SELECT 1 FROM listed_pages WHERE listed_pages.url = visits.url)",
        page);
  }
}
