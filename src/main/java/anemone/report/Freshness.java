package anemone.report;

import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.store.Database;
import anemone.store.SqlLedger;
import anemone.store.SqlProofs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long ago a mail server last accepted an edition for somebody.
 *
 * @param last when that was, if ever
 * @param now the time
 */
public record Freshness(Optional<Instant> last, Instant now) {

  private static final int MOST_EDITIONS = 50;

  public static Freshness of(Database database, Instant now) {
    SqlLedger ledger = new SqlLedger(database);
    Optional<Instant> last = Optional.empty();
    for (Slot slot : new SqlProofs(database).all().stream().limit(MOST_EDITIONS).toList()) {
      Optional<Instant> accepted = ledger.lastAccepted(slot);
      if (accepted.isPresent() && last.map(accepted.get()::isAfter).orElse(true)) {
        last = accepted;
      }
    }
    return new Freshness(last, now);
  }

  /**
   * Does nothing if an edition was accepted recently enough.
   *
   * @throws CommandFailure if not
   */
  public void require(Duration age) {
    if (last.isEmpty()) {
      throw new CommandFailure(
          ExitCode.TRY_AGAIN, "status: no edition was accepted yet; look at what run says");
    }
    Duration passed = Duration.between(last.get(), now);
    if (passed.compareTo(age) > 0) {
      throw new CommandFailure(
          ExitCode.TRY_AGAIN,
          "status: the last mail was accepted %d h ago; look at the crontab, and what run says"
              .formatted(passed.toHours()));
    }
  }
}
