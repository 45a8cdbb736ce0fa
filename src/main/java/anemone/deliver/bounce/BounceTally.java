package anemone.deliver.bounce;

import anemone.deliver.bounce.BounceRecord.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many messages came back, by what was made of them.
 *
 * @param counts how many, by kind; a kind that is missing has none
 * @param suppressed how many addresses were suppressed for it
 * @param more whether messages are left that were not looked at
 */
public record BounceTally(Map<Kind, Integer> counts, int suppressed, boolean more) {

  /** Nothing came back. */
  public static final BounceTally NONE = new BounceTally(Map.of(), 0, false);

  /** Copies the counts. */
  public BounceTally {
    counts = Map.copyOf(counts);
  }

  /** How many of a kind. */
  public int of(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** How many in all. */
  public int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The same and one more. */
  BounceTally plus(Kind kind, boolean newlySuppressed) {
    Map<Kind, Integer> sums = new EnumMap<>(Kind.class);
    sums.putAll(counts);
    sums.merge(kind, 1, Integer::sum);
    return new BounceTally(sums, suppressed + (newlySuppressed ? 1 : 0), more);
  }

  /** The same, with messages left. */
  BounceTally withMore() {
    return new BounceTally(counts, suppressed, true);
  }

  /** {@code 3 bounced, 1 complained, 2 unsubscribed, 5 ignored, 1 left for you}. */
  @Override
  public String toString() {
    return Arrays.stream(Kind.values())
        .filter(kind -> of(kind) > 0)
        .map(kind -> "%,d %s".formatted(of(kind), kind == Kind.LEFT ? "left for you" : kind.word()))
        .collect(Collectors.joining(", "));
  }
}
