package anemone.edition;

import anemone.subscriber.Cadence;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The editor's rules for an edition.
 *
 * @param stories how many stories an edition shows with a gist at most, the lead among them
 * @param also how many more it names by headline and source at most
 * @param fewest how many it needs; with fewer there is none, and they wait
 * @param perSource how many stories one source may lead in an edition
 * @param perSection how many stories one section holds
 * @param gist how many sentences a gist has at most
 * @param points how many points a long story has at most, beside its gist
 * @param windows how old an article may be, by cadence; every cadence has one
 * @param topics the topics, in the order of their sections
 */
public record Recipe(
    int stories,
    int also,
    int fewest,
    int perSource,
    int perSection,
    int gist,
    int points,
    Map<Cadence, Duration> windows,
    List<Topic> topics) {

  /** How old an article may be where the configuration does not say. */
  public static final Map<Cadence, Duration> USUAL_WINDOWS =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Map.of(
                  Cadence.DAILY, Duration.ofDays(2),
                  Cadence.WEEKDAYS, Duration.ofDays(4),
                  Cadence.WEEKLY, Duration.ofDays(8),
                  Cadence.MONTHLY, Duration.ofDays(32))));

  /** Copies the collections; a cadence without a window gets the usual one. */
  public Recipe {
    Map<Cadence, Duration> all = new EnumMap<>(USUAL_WINDOWS);
    all.putAll(windows);
    windows = Collections.unmodifiableMap(all);
    topics = List.copyOf(topics);
  }

  /** How many stories an edition holds at most. */
  public int most() {
    return stories + also;
  }

  /** How old an article may be for an edition of a cadence. */
  public Duration window(Cadence cadence) {
    return windows.getOrDefault(cadence.kind(), Duration.ofDays(2));
  }
}
