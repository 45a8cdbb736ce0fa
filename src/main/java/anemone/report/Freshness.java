package anemone.report;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.run.NewsletterState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The time of the last accepted mail.
 *
 * @param last when a mail was last accepted, if ever
 * @param now the current time
 */
public record Freshness(Optional<Instant> last, Instant now) {

  private static final int MAX_EDITIONS = 50;

  /** Returns the time of the last accepted mail of the latest editions. */
  public static Freshness of(NewsletterState state, Instant now) {
    Optional<Instant> last =
        state.proofs().all().stream()
            .limit(MAX_EDITIONS)
            .flatMap(slot -> state.figures().figures(slot).acceptedLast().stream())
            .max(Comparator.naturalOrder());
    return new Freshness(last, now);
  }

  /**
   * Checks that a mail was accepted recently.
   *
   * @param age the maximum age of the last accepted mail
   * @throws CommandFailure if no mail was accepted within that time
   */
  public void require(Duration age) {
    if (last.isEmpty()) {
      throw new CommandFailure(
          ExitCode.TRY_AGAIN, "status: no mail has been accepted yet; check the output of run");
    }
    Duration passed = Duration.between(last.get(), now);
    if (passed.compareTo(age) > 0) {
      throw new CommandFailure(
          ExitCode.TRY_AGAIN,
          "status: the last mail was accepted %s ago; check the crontab and the output of run"
              .formatted(Plurals.time(passed)));
    }
  }
}
