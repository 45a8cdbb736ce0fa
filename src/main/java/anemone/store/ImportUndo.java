package anemone.store;

import anemone.run.ImportStore;
import anemone.run.ImportStore.Import;
import anemone.run.ImportStore.Undone;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Suppression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records what imports change, and restores it. A row that an import added names the import; of a
 * row that it changed, the earlier values are kept.
 *
 * @param database where the roster is
 * @param sets its preference sets
 */
record ImportUndo(Database database, PreferenceSets sets) {

  /** Starts an import, and drops the record of those that can no longer be undone. */
  long begin(String file, Instant at) {
    Instant oldest = at.minus(ImportStore.UNDOABLE);
    return database.inTransaction(
        () -> {
          database.update(
              "DELETE FROM import_changes WHERE import IN (SELECT id FROM imports WHERE at < ?)",
              oldest);
          database.update("DELETE FROM imports WHERE at < ?", oldest);
          database.update("INSERT INTO imports (file, at) VALUES (?, ?)", file, at);
          return database.number("SELECT max(id) FROM imports");
        });
  }

  /**
   * Keeps the values of a row before an import changes it; only the first call for a row counts.
   *
   * @param lifted the suppression that the import lifts, if any
   */
  void note(Import under, String key, Optional<Suppression> lifted) {
    if (under.number() == 0) {
      return;
    }
    database.update(
        "INSERT INTO import_changes (import, address, name, imported, standing, joined, reason,"
            + " detail, since) SELECT ?, ?, s.name, s.imported, s.standing, s.joined, ?, ?, ?"
            + " FROM (SELECT 1) AS one LEFT JOIN subscribers s ON s.address = ?"
            + " WHERE true ON CONFLICT (import, address) DO NOTHING",
        under.number(),
        key,
        lifted.map(s -> s.reason().word()),
        lifted.map(Suppression::detail),
        lifted.map(Suppression::since),
        key);
  }

  /** Undoes the latest import that is not older than a moment, in the current transaction. */
  Optional<Undone> undo(Instant oldest) {
    return database
        .first(
            "SELECT id, file, at FROM imports WHERE at >= ? ORDER BY id DESC LIMIT 1",
            row -> new Recorded(row.getLong(1), row.getString(2), ColumnValues.instant(row, 3)),
            oldest)
        .map(this::undo);
  }

  private Undone undo(Recorded recorded) {
    long number = recorded.number();
    long restored = stillListed(number);
    long removed = remove(recorded);
    long kept = database.number("SELECT count(*) FROM subscribers WHERE import = ?", number);
    List<Change> changes =
        database.list(
            "SELECT address, name, imported, standing, joined, reason, detail, since"
                + " FROM import_changes WHERE import = ?",
            Change::of,
            number);
    for (Change change : changes) {
      restored += restore(change);
    }
    database.update("DELETE FROM consents WHERE import = ?", number);
    database.update("UPDATE subscribers SET import = NULL WHERE import = ?", number);
    database.update("DELETE FROM import_changes WHERE import = ?", number);
    database.update("DELETE FROM imports WHERE id = ?", number);
    return new Undone(recorded.file(), recorded.at(), removed, restored, kept);
  }

  /** Those whom the operator's file lists by now stay, as the file has them. */
  private long stillListed(long number) {
    return database.update(
        "UPDATE subscribers SET imported = NULL, import = NULL, effective = listed,"
            + " joined = 'file' WHERE import = ? AND listed IS NOT NULL AND chosen IS NULL",
        number);
  }

  /**
   * Removes those whom the import added. Whoever was sent a mail keeps a row without a
   * subscription, so that its links go on to work.
   */
  private long remove(Recorded recorded) {
    long unsubscribed =
        database.update(
            "UPDATE subscribers SET imported = NULL, import = NULL, standing = 'gone', name = ''"
                + " WHERE import = ? AND chosen IS NULL AND address IN"
                + " (SELECT lower(address) FROM deliveries WHERE last >= ?)",
            recorded.number(),
            recorded.at());
    return unsubscribed
        + database.update(
            "DELETE FROM subscribers WHERE import = ? AND chosen IS NULL", recorded.number());
  }

  private int restore(Change change) {
    if (change.reason().isPresent()) {
      database.update(
          "INSERT INTO suppressions (address, reason, detail, since) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (address) DO NOTHING",
          change.address(),
          change.reason(),
          change.detail(),
          change.since());
    }
    if (change.standing().isEmpty()) {
      database.update(
          "UPDATE subscribers SET standing = 'suppressed' WHERE address = ? AND standing ="
              + " 'active'",
          change.address());
      return 0;
    }
    return database.update(
        "UPDATE subscribers SET name = CASE WHEN listed IS NULL THEN ? ELSE name END,"
            + " imported = ?, effective = ?, joined = ?,"
            + " standing = CASE WHEN EXISTS (SELECT 1 FROM suppressions x"
            + " WHERE x.address = subscribers.address) THEN 'suppressed'"
            + " WHEN ? = 'gone' AND listed IS NULL THEN 'gone' ELSE 'active' END"
            + " WHERE address = ?",
        change.name(),
        change.imported(),
        effective(change),
        change.joined(),
        change.standing(),
        change.address());
  }

  /** The preferences of a subscriber with the imported ones from before. */
  private Optional<Long> effective(Change change) {
    return database
        .first(
            "SELECT chosen, listed FROM subscribers WHERE address = ?",
            row -> set(row, 1).over(set(row, 2)),
            change.address())
        .map(
            own ->
                sets.number(
                    own.over(change.imported().map(sets::set).orElse(PreferenceSet.NOTHING))));
  }

  private PreferenceSet set(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? PreferenceSet.NOTHING : sets.set(number);
  }

  /** An import on record. */
  private record Recorded(long number, String file, Instant at) {}

  /** The values of a row before an import changed it; empty where there was no row. */
  private record Change(
      String address,
      Optional<String> name,
      Optional<Long> imported,
      Optional<String> standing,
      Optional<String> joined,
      Optional<String> reason,
      Optional<String> detail,
      Optional<Instant> since) {

    private static Change of(ResultSet row) throws SQLException {
      long imported = row.getLong(3);
      Optional<Long> number = row.wasNull() ? Optional.empty() : Optional.of(imported);
      Optional<String> reason = Optional.ofNullable(row.getString(6));
      return new Change(
          row.getString(1),
          Optional.ofNullable(row.getString(2)),
          number,
          Optional.ofNullable(row.getString(4)),
          Optional.ofNullable(row.getString(5)),
          reason,
          Optional.ofNullable(row.getString(7)),
          reason.isPresent() ? Optional.of(ColumnValues.instant(row, 8)) : Optional.empty());
    }
  }
}
