package anemone.edition;

import anemone.edition.Editor.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the order of a source's undated stories, which were collected at the same time: the
 * source's own order says more than their scores.
 */
final class FeedOrder {

  private FeedOrder() {}

  /**
   * Sorts each source's undated stories by collection time within the places that they have. A
   * story of several sources keeps its place.
   *
   * @param ranked stories, the best first
   */
  static List<Ranked> kept(List<Ranked> ranked) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < ranked.size(); i++) {
      Story story = ranked.get(i).story();
      if (story.lead().published().isEmpty() && story.elsewhere().isEmpty()) {
        places.computeIfAbsent(story.lead().source(), source -> new ArrayList<>()).add(i);
      }
    }
    List<Ranked> result = new ArrayList<>(ranked);
    for (List<Integer> own : places.values()) {
      List<Ranked> listed =
          own.stream()
              .map(ranked::get)
              .sorted(Comparator.comparing((Ranked r) -> r.story().lead().collected()).reversed())
              .toList();
      for (int i = 0; i < own.size(); i++) {
        result.set(own.get(i), listed.get(i));
      }
    }
    return List.copyOf(result);
  }
}
