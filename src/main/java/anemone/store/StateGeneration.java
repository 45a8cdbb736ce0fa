package anemone.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One opening of the database for writing. The last one stands in the database and in a file beside
 * it: where they differ, one of the two was put back from a backup.
 *
 * @param number how many there were before it, and one
 * @param at when it was, to the millisecond
 */
record StateGeneration(long number, Instant at) {

  /** Forgets what the database cannot hold. */
  StateGeneration {
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }

  /** The last opening that a database knows of. */
  static Optional<StateGeneration> lastOf(Database database) {
    return database.first(
        "SELECT number, at FROM openings",
        row -> new StateGeneration(row.getLong(1), ColumnValues.instant(row, 2)));
  }

  /** Writes it into a database. */
  void keep(Database database) {
    database.update(
        "INSERT OR REPLACE INTO openings (only, number, at) VALUES (1, ?, ?)", number, at);
  }

  /**
   * Reads what {@link #toString} has written.
   *
   * @throws DateTimeException if it is something else
   */
  static StateGeneration parse(String text) {
    int at = text.indexOf('@');
    try {
      return new StateGeneration(
          Long.parseLong(text.substring(0, at)), Instant.parse(text.substring(at + 1)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new DateTimeException("no opening: " + text, e);
    }
  }

  @Override
  public String toString() {
    return number + "@" + at;
  }
}
