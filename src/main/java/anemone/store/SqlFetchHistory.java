package anemone.store;

import anemone.collect.FetchHistory;
import anemone.collect.Listing;
import anemone.collect.Validators;
import anemone.collect.Visit;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fetch history in a database. */
public final class SqlFetchHistory implements FetchHistory {

  private final Database database;

  /** The fetch history of a database. */
  public SqlFetchHistory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Known> of(URI url) {
    return database.first(
        "SELECT etag, modified, failures, not_before, failing_since FROM visits WHERE url = ?",
        row ->
            new Known(
                new Validators(row.getString(1), row.getString(2)),
                row.getInt(3),
                ColumnValues.optionalInstant(row, 4),
                ColumnValues.optionalInstant(row, 5)),
        key(url));
  }

  @Override
  public void remember(List<Visit> visits, Instant now) {
    database.inTransaction(
        () -> {
          visits.forEach(
              visit -> save(visit.url(), FetchHistory.after(of(visit.url()), visit, now)));
          return visits.size();
        });
  }

  @Override
  public void prune(List<Listing> listings, Set<String> sources, Instant now) {
    Map<String, Listing> bySource = new LinkedHashMap<>();
    listings.forEach(listing -> bySource.merge(listing.source(), listing, Listing::plus));
    new ListedPages(database, now).update(bySource, sources);
  }

  private String key(URI url) {
    return database.dialect().key(url.toString());
  }

  private void save(URI url, Known known) {
    database.update(
        "INSERT INTO visits (url, etag, modified, failures, not_before, failing_since)"
            + " VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (url) DO UPDATE SET etag = excluded.etag,"
            + " modified = excluded.modified, failures = excluded.failures,"
            + " not_before = excluded.not_before, failing_since = excluded.failing_since",
        key(url),
        known.validators().etag(),
        known.validators().lastModified(),
        known.failures(),
        known.notBefore(),
        known.failingSince());
  }
}
