package anemone.store;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Suppression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the roster.
 *
 * @param database where they are
 * @param sets their preference sets
 */
record RosterRows(Database database, PreferenceSets sets) {

  private static final String SELECT =
      "SELECT s.id, s.address, s.spelling, s.name, s.epoch, s.listed, s.chosen, s.standing,"
          + " s.imported, x.reason, x.detail, x.since FROM subscribers s"
          + " LEFT JOIN suppressions x ON x.address = s.address";

  /** Returns the row of an address. */
  Optional<RosterEntry> find(EmailAddress address) {
    return database.first(SELECT + " WHERE s.address = ?", this::entry, address.key());
  }

  /** Returns the row with a number. */
  Optional<RosterEntry> find(long id) {
    return database.first(SELECT + " WHERE s.id = ?", this::entry, id);
  }

  /** Returns the rows whose addresses have a fingerprint. */
  List<RosterEntry> withFingerprint(long fingerprint) {
    return database.list(SELECT + " WHERE s.fingerprint = ?", this::entry, fingerprint);
  }

  /** Passes every subscriber who gets the newsletter or is suppressed, in the order of the rows. */
  void each(Consumer<RosterEntry> consumer) {
    database.each(
        SELECT + " WHERE s.standing <> 'gone' ORDER BY s.id", row -> consumer.accept(entry(row)));
  }

  private RosterEntry entry(ResultSet row) throws SQLException {
    EmailAddress address = address(row.getString(2), row.getString(3));
    Optional<Suppression> suppression =
        row.getString(10) == null
            ? Optional.empty()
            : Optional.of(
                new Suppression(
                    address,
                    SqlSuppressions.reason(row, 10),
                    row.getString(11),
                    ColumnValues.instant(row, 12)));
    return new RosterEntry(
        row.getLong(1),
        address,
        row.getString(4),
        row.getInt(5),
        listed(row),
        set(row, 7).orElse(PreferenceSet.NOTHING),
        !row.getString(8).equals("gone"),
        suppression);
  }

  /** The operator's preferences for a subscriber: the file's, over the imported ones. */
  private Optional<PreferenceSet> listed(ResultSet row) throws SQLException {
    Optional<PreferenceSet> listed = set(row, 6);
    Optional<PreferenceSet> imported = set(row, 9);
    return listed.map(l -> imported.map(l::over).orElse(l)).or(() -> imported);
  }

  /** Returns the preference set whose number is in a column; empty for NULL. */
  Optional<PreferenceSet> set(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(sets.set(number));
  }

  /**
   * Returns the address of a row.
   *
   * @param spelling the address as it was written; NULL if it equals the key
   */
  static EmailAddress address(String key, @Nullable String spelling) {
    String text = spelling == null ? key : spelling;
    int at = text.lastIndexOf('@');
    return new EmailAddress(text.substring(0, at), text.substring(at + 1));
  }

  /** Returns the spelling of an address if it differs from its key. */
  static Optional<String> spelling(EmailAddress address) {
    String text = address.toString();
    return Optional.of(text).filter(t -> !t.equals(address.key()));
  }
}
