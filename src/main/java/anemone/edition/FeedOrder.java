package anemone.edition;

import anemone.edition.Editor.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the order of a source's undated stories. What a source lists without dates came in at one
 * moment and says nothing of its age, so the source's own order tells more than lengths and words.
 */
final class FeedOrder {

  private FeedOrder() {}

  /**
   * Gives the places that a source's undated stories have to those stories in the order in which
   * they came in. A story that several sources tell keeps its place.
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
