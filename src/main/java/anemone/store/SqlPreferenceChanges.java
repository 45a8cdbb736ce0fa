package anemone.store;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceChange;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.SignUps.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The preferences of subscribers before they changed them, and the mails that confirm a change.
 * Changes that follow each other within a minute are one change with one mail.
 *
 * @param database where they are
 * @param sets its preference sets
 */
record SqlPreferenceChanges(Database database, PreferenceSets sets) {

  /** Time before the mail, in which the page offers to undo the change. */
  private static final Duration BEFORE_MAIL = Duration.ofMinutes(1);

  private static final String SELECT =
      "SELECT id, previous, at FROM preference_changes WHERE address = ? ORDER BY id DESC";

  /**
   * Keeps a change, in the current transaction. One that restores what there was before the mail
   * needs no mail.
   *
   * @param key the address's key
   */
  void note(String key, PreferenceSet previous, PreferenceSet chosen, Instant at) {
    SqlOutbox outbox = new SqlOutbox(database);
    Optional<PreferenceChange> unsent =
        outbox.has(Notice.Kind.CHANGED, key)
            ? database.first(SELECT, this::change, key)
            : Optional.empty();
    if (unsent.filter(first -> first.previous().equals(chosen)).isPresent()) {
      database.update("DELETE FROM preference_changes WHERE id = ?", unsent.get().id());
      outbox.remove(Notice.Kind.CHANGED, key);
      return;
    }
    if (unsent.isEmpty()) {
      database.update(
          "INSERT INTO preference_changes (address, previous, at) VALUES (?, ?, ?)",
          key,
          sets.number(previous),
          at);
    }
    outbox.remove(Notice.Kind.CHANGED, key);
    outbox.put(Notice.Kind.CHANGED, key, at, at.plus(BEFORE_MAIL));
  }

  /** Returns the changes of an address that can be undone, the latest first. */
  List<PreferenceChange> of(EmailAddress address) {
    return database.list(SELECT, this::change, address.key());
  }

  private PreferenceChange change(ResultSet row) throws SQLException {
    return new PreferenceChange(
        row.getLong(1), sets.set(row.getLong(2)), ColumnValues.instant(row, 3));
  }
}
