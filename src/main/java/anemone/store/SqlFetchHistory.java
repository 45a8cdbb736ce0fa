package anemone.store;

import anemone.collect.FetchHistory;
import anemone.collect.Validators;
import anemone.collect.Visit;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of fetching in a database. */
public final class SqlFetchHistory implements FetchHistory {

  private final Database database;

  /** The history of a database. */
  public SqlFetchHistory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Known> of(URI url) {
    return database.reading(connection -> find(connection, url));
  }

  @Override
  public void remember(List<Visit> visits, Instant now) {
    database.inTransaction(
        connection -> {
          for (Visit visit : visits) {
            save(
                connection,
                visit.url(),
                FetchHistory.after(find(connection, visit.url()), visit, now));
          }
          return visits.size();
        });
  }

  private static Optional<Known> find(Connection connection, URI url) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT etag, modified, failures, not_before, failing_since FROM visits WHERE url = ?")) {
      query.setString(1, url.toString());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Validators validators = new Validators(row.getString(1), row.getString(2));
        int failures = row.getInt(3);
        return Optional.of(new Known(validators, failures, time(row, 4), time(row, 5)));
      }
    }
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }

  private static void save(Connection connection, URI url, Known known) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO visits (url, etag, modified, failures, not_before, failing_since)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (url) DO UPDATE SET etag = excluded.etag,"
                + " modified = excluded.modified, failures = excluded.failures,"
                + " not_before = excluded.not_before,"
                + " failing_since = excluded.failing_since")) {
      insert.setString(1, url.toString());
      insert.setString(2, known.validators().etag());
      insert.setString(3, known.validators().lastModified());
      insert.setInt(4, known.failures());
      insert.setObject(5, known.notBefore().map(Instant::toEpochMilli).orElse(null));
      insert.setObject(6, known.failingSince().map(Instant::toEpochMilli).orElse(null));
      insert.executeUpdate();
    }
  }
}
