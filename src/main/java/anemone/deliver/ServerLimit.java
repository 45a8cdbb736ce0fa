package anemone.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The number of messages that a server accepts per minute, learnt from its refusals to begin a
 * message. After a refusal all connections pause; once the number is known they pause before it is
 * exceeded. May be shared by threads.
 */
final class ServerLimit {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Pause after each refusal, until the server accepts messages again. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Maximum time to wait for a server that refuses to begin a message. */
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private final Clock clock;
  private Instant since;
  private Instant until = Instant.MIN;
  private Optional<Instant> refusedSince = Optional.empty();
  private int taken;
  private int record;
  private int most = Integer.MAX_VALUE;

  ServerLimit(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Whether the number is known, or the server is waited for. */
  synchronized boolean isKnown() {
    return most < Integer.MAX_VALUE || until.isAfter(clock.instant());
  }

  /** Returns how long to wait before the next message. */
  synchronized Duration rest() {
    Instant now = clock.instant();
    if (until.isAfter(now)) {
      return Duration.between(now, until);
    }
    if (taken >= most && since.plus(MINUTE).isAfter(now)) {
      return Duration.between(now, since.plus(MINUTE));
    }
    return Duration.ZERO;
  }

  /** Returns why nothing is sent now; empty unless the server is waited for. */
  synchronized Optional<String> waiting() {
    if (rest().isZero()) {
      return Optional.empty();
    }
    return Optional.of(
        most < Integer.MAX_VALUE
            ? "the server takes %,d messages a minute".formatted(most)
            : "the server asks for a pause");
  }

  /** Counts a message that the server accepted. */
  synchronized void accepted() {
    Instant now = clock.instant();
    // What was on its way during a refusal does not show that the server accepts messages again.
    boolean isOver =
        refusedSince.isPresent() ? !now.isBefore(until) : !now.isBefore(since.plus(MINUTE));
    if (isOver) {
      since = now;
      taken = 0;
      refusedSince = Optional.empty();
    }
    taken++;
    record = Math.max(record, taken);
  }

  /**
   * Notes that the server temporarily refused to begin a message.
   *
   * @return whether to wait for it; false after more than a minute without an accepted message
   */
  synchronized boolean refused() {
    Instant now = clock.instant();
    if (refusedSince.isEmpty()) {
      refusedSince = Optional.of(now);
      // A far lower number is not a limit: these messages were begun in an earlier minute.
      most = taken > 0 && 2 * taken >= record ? Math.min(most, taken) : most;
    }
    until = now.plus(PAUSE);
    return Duration.between(refusedSince.get(), now).compareTo(PATIENCE) < 0;
  }
}
