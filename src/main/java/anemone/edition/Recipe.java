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
 * @param stories the maximum number of stories with a gist, including the lead
 * @param also the maximum number of further stories, shown as headlines
 * @param fewest the minimum number of stories; with fewer there is no edition, and they wait
 * @param perSource the maximum number of stories led by one source
 * @param perSection the maximum number of stories of a section
 * @param gist the maximum number of sentences of a gist
 * @param points the maximum number of points of a story, in addition to its gist
 * @param more the maximum number of further stories of a storyline, shown beneath its first
 * @param storylineDays the number of days for which a told storyline is remembered; 0 for none
 * @param windows the maximum age of an article, by cadence
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
    int more,
    int storylineDays,
    Map<Cadence, Duration> windows,
    List<Topic> topics) {

  /** The default maximum number of further stories of a storyline. */
  public static final int USUAL_MORE = 3;

  /** The default number of days for which a told storyline is remembered. */
  public static final int USUAL_STORYLINE_DAYS = 7;

  /** The default maximum age of an article, by cadence. */
  public static final Map<Cadence, Duration> USUAL_WINDOWS =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Map.of(
                  Cadence.DAILY, Duration.ofDays(2),
                  Cadence.WEEKDAYS, Duration.ofDays(4),
                  Cadence.WEEKLY, Duration.ofDays(8),
                  Cadence.MONTHLY, Duration.ofDays(32))));

  /** Copies the collections; a cadence without a window gets the default. */
  public Recipe {
    Map<Cadence, Duration> all = new EnumMap<>(USUAL_WINDOWS);
    all.putAll(windows);
    windows = Collections.unmodifiableMap(all);
    topics = List.copyOf(topics);
  }

  /** A recipe with the default rules for storylines. */
  public Recipe(
      int stories,
      int also,
      int fewest,
      int perSource,
      int perSection,
      int gist,
      int points,
      Map<Cadence, Duration> windows,
      List<Topic> topics) {
    this(
        stories,
        also,
        fewest,
        perSource,
        perSection,
        gist,
        points,
        USUAL_MORE,
        USUAL_STORYLINE_DAYS,
        windows,
        topics);
  }

  /** The maximum number of stories of an edition. */
  public int most() {
    return stories + also;
  }

  /** Returns the maximum age of an article for an edition of a cadence. */
  public Duration window(Cadence cadence) {
    return windows.getOrDefault(cadence.kind(), Duration.ofDays(2));
  }
}
