package anemone.deliver.bounce;

import anemone.deliver.bounce.BounceRecord.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The number of returned messages of each kind.
 *
 * @param counts the numbers by kind; 0 for a kind that is missing
 * @param suppressed number of addresses suppressed
 * @param more whether there are messages that were not read
 */
public record BounceTally(Map<Kind, Integer> counts, int suppressed, boolean more) {

  /** No messages. */
  public static final BounceTally NONE = new BounceTally(Map.of(), 0, false);

  /** Copies the counts. */
  public BounceTally {
    counts = Map.copyOf(counts);
  }

  /** Returns the number of messages of a kind. */
  public int of(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Returns the number of messages. */
  public int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns a copy with one more message. */
  BounceTally plus(Kind kind, boolean newlySuppressed) {
    Map<Kind, Integer> sums = new EnumMap<>(Kind.class);
    sums.putAll(counts);
    sums.merge(kind, 1, Integer::sum);
    return new BounceTally(sums, suppressed + (newlySuppressed ? 1 : 0), more);
  }

  /** Returns a copy that has unread messages. */
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
