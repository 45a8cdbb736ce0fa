package anemone.store;

import anemone.subscriber.SignUps.Notice;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The mails about subscriptions that wait to be sent: at most one of each kind for an address.
 *
 * @param database where they are
 */
record SqlOutbox(Database database) {

  /**
   * Adds a mail, unless one of its kind waits for the address.
   *
   * @param key the address's key
   * @param asked when it was caused
   * @param due when it may be sent
   * @return the number of mails added
   */
  int put(Notice.Kind kind, String key, Instant asked, Instant due) {
    return database.update(
        "INSERT INTO notices (kind, address, asked, due) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (kind, address) DO NOTHING",
        word(kind),
        key,
        asked,
        due);
  }

  /** Whether a mail of a kind waits for an address. */
  boolean has(Notice.Kind kind, String key) {
    return database.exists("SELECT 1 FROM notices WHERE kind = ? AND address = ?", word(kind), key);
  }

  /** Removes the mail of a kind for an address. */
  void remove(Notice.Kind kind, String key) {
    database.update("DELETE FROM notices WHERE kind = ? AND address = ?", word(kind), key);
  }

  /** Returns the mail that has been due longest at a moment. */
  Optional<Notice> next(Instant now) {
    return database.first(
        "SELECT id, kind, address, asked FROM notices WHERE due <= ? ORDER BY due LIMIT 1",
        row ->
            new Notice(
                row.getLong(1),
                Notice.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                ColumnValues.address(row, 3),
                ColumnValues.instant(row, 4)),
        now);
  }

  /** Removes a mail that was sent. */
  void done(Notice notice) {
    database.update("DELETE FROM notices WHERE id = ?", notice.id());
  }

  /** Postpones a mail. */
  void later(Notice notice, Instant due) {
    database.update("UPDATE notices SET due = ? WHERE id = ?", due, notice.id());
  }

  /** Erases the mails caused before a moment. */
  void erase(Instant oldest) {
    database.update("DELETE FROM notices WHERE asked < ?", oldest);
  }

  private static String word(Notice.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
