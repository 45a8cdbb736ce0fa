package anemone.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The note in a database that its state is kept elsewhere now.
 *
 * @param place the place, as the setting {@code store} names it
 * @param at when it was moved
 */
record MovedState(String place, Instant at) {

  /** Returns the note of a database, if it has one. */
  static Optional<MovedState> of(Database database) {
    return database.first(
        "SELECT place, at FROM moves",
        row -> new MovedState(row.getString(1), ColumnValues.instant(row, 2)));
  }

  /**
   * Refuses a state that is kept elsewhere.
   *
   * @throws StateException if it is; the message names the place
   */
  static void requireHere(Database database) {
    of(database)
        .ifPresent(
            moved -> {
              throw new StateException(
                  "the state was moved to "
                      + moved.place()
                      + " at "
                      + moved.at().truncatedTo(ChronoUnit.SECONDS)
                      + ": set store: "
                      + moved.place()
                      + " in newsletter.yaml");
            });
  }

  /** Stores it. */
  void keep(Database database) {
    database.update(
        "INSERT INTO moves (\"only\", place, at) VALUES (1, ?, ?)"
            + " ON CONFLICT (\"only\") DO UPDATE SET place = excluded.place, at = excluded.at",
        place,
        at);
  }

  /** Removes the note. */
  static void remove(Database database) {
    database.update("DELETE FROM moves");
  }
}
