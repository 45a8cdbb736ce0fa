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
 * How long ago a mail server last accepted an edition for somebody.
 *
 * @param last when that was, if ever
 * @param now the time
 */
public record Freshness(Optional<Instant> last, Instant now) {

  private static final int MOST_EDITIONS = 50;

  /** How long ago the latest editions of a state were accepted. */
  public static Freshness of(NewsletterState state, Instant now) {
    Optional<Instant> last =
        state.proofs().all().stream()
            .limit(MOST_EDITIONS)
            .flatMap(slot -> state.figures().figures(slot).acceptedLast().stream())
            .max(Comparator.naturalOrder());
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
          ExitCode.TRY_AGAIN, "status: no mail was accepted yet; check the output of run");
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
