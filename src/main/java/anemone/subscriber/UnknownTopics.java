package anemone.subscriber;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The topics that subscribers have and the newsletter does not, as after a topic was renamed. Each
 * costs a subscriber that topic only; who has no other gets no mail, since all topics would be more
 * than they asked for.
 */
public final class UnknownTopics {

  /** Maximum number of different topics that are counted. */
  private static final int MAX = 1_000;

  private final Set<String> known;
  private final Map<String, Use> uses = new LinkedHashMap<>();

  /**
   * No unknown topics yet.
   *
   * @param known the newsletter's topics
   */
  public UnknownTopics(Set<String> known) {
    this.known = known;
  }

  /**
   * Counts the unknown topics among those of a subscriber.
   *
   * @param subscribers the number of subscribers who have exactly these
   * @param where where they are, such as {@code subscribers.json:5}; asked for the first use of an
   *     unknown topic only
   */
  public void count(List<String> topics, long subscribers, Supplier<String> where) {
    if (known.containsAll(topics)) {
      return;
    }
    boolean hasOthers = topics.stream().anyMatch(known::contains);
    for (String topic : topics) {
      if (!known.contains(topic) && (uses.size() < MAX || uses.containsKey(topic))) {
        uses.computeIfAbsent(topic, name -> new Use(where.get())).count(subscribers, hasOthers);
      }
    }
  }

  /** Returns a warning for each unknown topic, the first one counted first. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    uses.forEach((topic, use) -> warnings.add(use.warning(topic, known)));
    return warnings;
  }

  /** The use of one unknown topic. */
  private static final class Use {
    private final String where;
    private long withOthers;
    private long alone;

    private Use(String where) {
      this.where = where;
    }

    private void count(long subscribers, boolean hasOthers) {
      withOthers += hasOthers ? subscribers : 0;
      alone += hasOthers ? 0 : subscribers;
    }

    private String warning(String topic, Set<String> known) {
      List<String> parts = new ArrayList<>();
      if (withOthers > 0) {
        parts.add(
            withOthers == 1
                ? "1 subscriber gets their other topics"
                : "%,d subscribers get their other topics".formatted(withOthers));
      }
      if (alone > 0) {
        parts.add(
            alone == 1
                ? "1 subscriber has no other topic and gets no mail"
                : "%,d subscribers have no other topic and get no mail".formatted(alone));
      }
      return "%s: topics has no %s (%s)%s"
          .formatted(where, topic, String.join(", ", parts), DidYouMean.hint(topic, known));
    }
  }
}
