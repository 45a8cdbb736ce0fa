package anemone.store;

import anemone.run.RosterStore.Intake;
import anemone.subscriber.file.SubscriberReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Function;

/**
 * Takes the operator's file into the roster if it has changed since the last time.
 *
 * @param database where the roster is
 */
record OperatorFile(Database database) {

  /**
   * The operator's file as it is now.
   *
   * @param stamp identifies this version of it
   * @param reader opens it; the argument says whether to look for two entries with one address,
   *     which takes longer
   * @param shrink whether it may lack many of those who were in it
   */
  record Version(String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink) {}

  /** Takes the file in, and returns the result; of an unchanged file, the earlier one. */
  Intake takeIn(Version file, Instant now) {
    if (isTakenIn(file)) {
      return last(0);
    }
    boolean thorough = !database.exists("SELECT 1 FROM subscribers LIMIT 1");
    try {
      return take(file, thorough, now);
    } catch (RosterIntake.TwinException e) {
      return take(file, true, now);
    }
  }

  /** Takes the file into a copy of the roster that only this connection sees. */
  Intake lookInto(Version file, Instant now) {
    if (!isTakenIn(file)) {
      RosterCopy.forFile(database);
    }
    return takeIn(file, now);
  }

  private boolean isTakenIn(Version file) {
    return database.exists("SELECT 1 FROM roster_intake WHERE stamp = ?", file.stamp());
  }

  private Intake take(Version file, boolean thorough, Instant now) {
    long kept =
        database.inTransaction(
            () -> {
              try (SubscriberReader reader = file.reader().apply(thorough)) {
                return new RosterIntake(database, reader, thorough, now)
                    .take(file.stamp(), file.shrink());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return last(kept);
  }

  private Intake last(long kept) {
    return new Intake(
        Math.toIntExact(database.number("SELECT invalid FROM roster_intake")),
        database.list(
            "SELECT problem FROM roster_problems ORDER BY number", row -> row.getString(1)),
        kept);
  }
}
