package anemone.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Compares the clock of this machine with that of the database, which all machines share. */
final class DatabaseClock {

  /** The largest difference, apart from the time that the question takes. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private static final String NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  private DatabaseClock() {}

  /**
   * Compares the clocks.
   *
   * @throws StateException if they differ by more than two seconds; the message says what to do
   */
  static void check(Database database, Instant now) {
    if (!database.dialect().isRemote()) {
      return;
    }
    Optional<Instant> there = database.first(NOW, row -> ColumnValues.instant(row, 1));
    Duration ahead = Duration.between(there.orElseThrow(), now);
    if (ahead.abs().compareTo(TOLERANCE) > 0) {
      throw new StateException(
          "the clock of this machine shows "
              + now.truncatedTo(ChronoUnit.SECONDS)
              + " and that of the database "
              + there.get().truncatedTo(ChronoUnit.SECONDS)
              + "; set both by the same time server (NTP), then run again");
    }
  }
}
