package anemone.report;

import anemone.process.Plurals;
import anemone.run.Pruning;
import anemone.run.Pruning.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes how many rows the state holds, and how many were pruned. */
public final class StateContents {

  private StateContents() {}

  /**
   * Returns a line such as {@code state: 8,912 articles, 400,120 deliveries, 310 bounces, 391
   * editions; pruned so far: 61,004 articles}. The identities of pruned articles are not counted.
   */
  public static String line(Pruning pruning) {
    Map<Kind, Long> pruned = pruning.pruned();
    String deleted = counts(pruned, false);
    return "state: "
        + counts(pruning.held(), true)
        + (deleted.isEmpty() ? "" : "; pruned so far: " + deleted);
  }

  private static String counts(Map<Kind, Long> counts, boolean zeros) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.IDENTITIES)
        .filter(kind -> zeros || counts.getOrDefault(kind, 0L) > 0)
        .map(kind -> number(counts.getOrDefault(kind, 0L), kind))
        .collect(Collectors.joining(", "));
  }

  private static String number(long count, Kind kind) {
    return Plurals.count(count, singular(kind), kind.word());
  }

  private static String singular(Kind kind) {
    return switch (kind) {
      case ARTICLES -> "article";
      case IDENTITIES -> "identity";
      case DELIVERIES -> "delivery";
      case BOUNCES -> "bounce";
      case EDITIONS -> "edition";
    };
  }
}
