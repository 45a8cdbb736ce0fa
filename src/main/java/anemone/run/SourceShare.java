package anemone.run;

import anemone.edition.Fate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a source contributed to one or more editions.
 *
 * @param collected number of its articles that were collected, or for one edition, considered
 * @param used number of articles that lead a story
 * @param merged number of articles that belong to a story led by another one
 * @param carried number of articles left for a later edition
 * @param dropped number of articles that will not appear, by reason
 * @param clicks number of clicks on its stories, if clicks are counted
 */
public record SourceShare(
    long collected, long used, long merged, long carried, Map<String, Long> dropped, long clicks) {

  /** Nothing. */
  public static final SourceShare NOTHING = new SourceShare(0, 0, 0, 0, Map.of(), 0);

  /** Copies the reasons. */
  public SourceShare {
    dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
  }

  /** Returns the share of one article that was considered. */
  static SourceShare ofFate(Fate fate, boolean leads) {
    return switch (fate.word()) {
      case "used" -> new SourceShare(1, leads ? 1 : 0, leads ? 0 : 1, 0, Map.of(), 0);
      case "carried" -> new SourceShare(1, 0, 0, 1, Map.of(), 0);
      default -> new SourceShare(1, 0, 0, 0, Map.of(reason(fate), 1L), 0);
    };
  }

  /** Returns the share of a number of collected articles. */
  static SourceShare ofCollected(long count) {
    return new SourceShare(count, 0, 0, 0, Map.of(), 0);
  }

  /** Returns the share of a number of clicks. */
  static SourceShare ofClicks(long count) {
    return new SourceShare(0, 0, 0, 0, Map.of(), count);
  }

  /** Returns the reason without the name of an edition, so that equal reasons can be counted. */
  private static String reason(Fate fate) {
    return fate.why().replaceAll("[a-z-]+/\\d{4}-W?\\d{2}(-\\d{2})?", "an earlier edition");
  }

  /** Returns the number of articles that will not appear. */
  public long allDropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the sum of two shares. */
  SourceShare plus(SourceShare other) {
    Map<String, Long> both = new TreeMap<>(dropped);
    other.dropped.forEach((reason, count) -> both.merge(reason, count, Long::sum));
    return new SourceShare(
        collected + other.collected,
        used + other.used,
        merged + other.merged,
        carried + other.carried,
        both,
        clicks + other.clicks);
  }

  /** Returns the share without the collected articles. */
  SourceShare withoutCollected() {
    return new SourceShare(0, used, merged, carried, dropped, clicks);
  }
}
