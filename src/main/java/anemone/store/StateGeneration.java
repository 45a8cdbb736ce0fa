package anemone.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One opening of the database for writing. The last one is recorded in the database and in a file
 * beside it; if they differ, one of the two was restored from a backup.
 *
 * @param number its number, from 1
 * @param at its time, to the millisecond
 */
record StateGeneration(long number, Instant at) {

  /** That of a database that was never opened for writing. */
  static final StateGeneration NONE = new StateGeneration(0, Instant.EPOCH);

  /** Truncates the time to milliseconds. */
  StateGeneration {
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }

  /** Returns the last opening recorded in a database. */
  static Optional<StateGeneration> lastOf(Database database) {
    return database.first(
        "SELECT number, at FROM openings",
        row -> new StateGeneration(row.getLong(1), ColumnValues.instant(row, 2)));
  }

  /** Stores it in a database. */
  void keep(Database database) {
    database.update(
        "INSERT INTO openings (\"only\", number, at) VALUES (1, ?, ?)"
            + " ON CONFLICT (\"only\") DO UPDATE SET number = excluded.number, at = excluded.at",
        number,
        at);
  }

  /**
   * Parses the output of {@link #toString}.
   *
   * @throws DateTimeException if the text is invalid
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
