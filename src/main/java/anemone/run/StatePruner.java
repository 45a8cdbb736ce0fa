package anemone.run;

import anemone.deliver.Sleeper;
import anemone.edition.Recipe;
import anemone.newsletter.Newsletter.Keep;
import anemone.run.Pruning.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Deletes rows that are older than the settings allow, in small steps, so that other processes do
 * not wait long. What takes too long is left to the next run.
 *
 * @param keep how long rows are kept
 * @param recipe its windows need articles for longer than that, if they are longer
 * @param clock the time
 * @param pause waits between steps
 */
public record StatePruner(Keep keep, Recipe recipe, Clock clock, Sleeper pause) {

  /** Maximum number of rows of a step. */
  private static final int STEP = 1_000;

  /** The longest time of all steps, with the pauses between them. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** How much longer than its window an article is needed, to recognise its story. */
  private static final Period RECOGNISED = Period.ofDays(15);

  /**
   * Deletes rows until no old ones are left, or the time is over.
   *
   * @param stopped whether to end early
   * @return the number of deleted rows of each kind, without kinds that had none
   */
  public Map<Kind, Long> prune(Pruning pruning, BooleanSupplier stopped) {
    Instant end = clock.instant().plus(LONGEST);
    Map<Kind, Long> deleted = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Optional<Instant> before = before(kind);
      while (before.isPresent() && !stopped.getAsBoolean()) {
        Instant start = clock.instant();
        int rows = start.isBefore(end) ? pruning.prune(kind, before.get(), STEP) : 0;
        if (rows == 0) {
          break;
        }
        deleted.merge(kind, (long) rows, Long::sum);
        if (!paused(Duration.between(start, clock.instant()))) {
          return deleted;
        }
      }
    }
    return deleted;
  }

  /** Pauses as long as a step took, so that other processes can write. */
  private boolean paused(Duration time) {
    try {
      pause.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns the time before which rows of a kind are too old; empty if they are kept for ever. */
  private Optional<Instant> before(Kind kind) {
    Optional<Instant> kept =
        switch (kind) {
          case ARTICLES -> keep.articles().map(this::ago);
          case IDENTITIES -> Optional.of(clock.instant().minus(Pruning.IDENTITY_KEPT));
          case DELIVERIES, BOUNCES -> keep.deliveries().map(this::ago);
          case EDITIONS -> keep.editions().map(this::ago);
        };
    return kind == Kind.ARTICLES ? kept.map(this::withinWindows) : kept;
  }

  private Instant withinWindows(Instant before) {
    Duration longest =
        recipe.windows().values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    Instant needed = ago(RECOGNISED).minus(longest);
    return needed.isBefore(before) ? needed : before;
  }

  private Instant ago(Period time) {
    return clock.instant().atZone(ZoneOffset.UTC).minus(time).toInstant();
  }
}
