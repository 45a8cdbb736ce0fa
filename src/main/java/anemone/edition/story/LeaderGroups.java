package anemone.edition.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/**
 * Articles, by their places in a list, in groups that grow around a leader: an article that matches
 * all others of its group. So a chain of articles, each a little like the next, is no group.
 */
final class LeaderGroups {

  private final List<List<Integer>> groups = new ArrayList<>();
  private final Map<Long, Double> known = new HashMap<>();
  private final ToDoubleBiFunction<Integer, Integer> score;
  private final double match;
  private final double compatible;

  /**
   * Each article alone.
   *
   * @param places how many there are
   * @param score the score of two; the smaller place comes first
   * @param match the least score of a leader with each other of its group
   * @param compatible the least score of any two of a group
   */
  LeaderGroups(
      int places, ToDoubleBiFunction<Integer, Integer> score, double match, double compatible) {
    this.score = score;
    this.match = match;
    this.compatible = compatible;
    for (int i = 0; i < places; i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
  }

  /** The group of a place in order; two places of one group have the same list. */
  List<Integer> of(int place) {
    return Collections.unmodifiableList(groups.get(place));
  }

  /** Whether two places are in one group. */
  boolean together(int one, int other) {
    return groups.get(one) == groups.get(other);
  }

  /** Puts the groups of two places together, if they then have a leader. */
  void join(int one, int other) {
    List<Integer> some = groups.get(one);
    List<Integer> others = groups.get(other);
    if (some == others
        || some.stream().anyMatch(i -> others.stream().anyMatch(j -> score(i, j) < compatible))) {
      return;
    }
    List<Integer> all = Stream.concat(some.stream(), others.stream()).sorted().toList();
    if (leaders(all).isEmpty()) {
      return;
    }
    List<Integer> group = new ArrayList<>(all);
    group.forEach(place -> groups.set(place, group));
  }

  /** The places of a group that match all others. */
  List<Integer> leaders(List<Integer> group) {
    return group.stream()
        .filter(i -> group.stream().allMatch(j -> i.equals(j) || score(i, j) >= match))
        .toList();
  }

  /** The score of two, in either order. */
  double score(int one, int other) {
    int first = Math.min(one, other);
    int second = Math.max(one, other);
    return known.computeIfAbsent(
        ((long) first << Integer.SIZE) | second, pair -> score.applyAsDouble(first, second));
  }
}
