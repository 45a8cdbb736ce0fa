package anemone.edition.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/**
 * Groups articles, by their indexes in a list, around a leader: an article that matches all others
 * of its group. This prevents chains of articles that each resemble only the next.
 */
final class LeaderGroups {

  private final List<List<Integer>> groups = new ArrayList<>();
  private final Map<Long, Double> known = new HashMap<>();
  private final ToDoubleBiFunction<Integer, Integer> score;
  private final Thresholds thresholds;
  private final BiPredicate<Integer, Integer> apart;

  /**
   * Minimum scores for grouping.
   *
   * @param pair of two articles that form a new group, without a third to confirm them
   * @param match of a leader with each other article of its group
   * @param compatible of any two articles of a group
   */
  record Thresholds(double pair, double match, double compatible) {}

  /**
   * Groups of one article each.
   *
   * @param places the number of articles
   * @param score the score of two, the smaller index first
   * @param thresholds the minimum scores
   * @param apart whether two are not to be in one group whatever their score
   */
  LeaderGroups(
      int places,
      ToDoubleBiFunction<Integer, Integer> score,
      Thresholds thresholds,
      BiPredicate<Integer, Integer> apart) {
    this.score = score;
    this.thresholds = thresholds;
    this.apart = apart;
    for (int i = 0; i < places; i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
  }

  /** Returns the group of an index in order; two indexes of one group have the same list. */
  List<Integer> of(int place) {
    return Collections.unmodifiableList(groups.get(place));
  }

  /** Whether two indexes are in one group. */
  boolean together(int one, int other) {
    return groups.get(one) == groups.get(other);
  }

  /** Joins the groups of two indexes, if the result has a leader. */
  void join(int one, int other) {
    List<Integer> some = groups.get(one);
    List<Integer> others = groups.get(other);
    if (some == others
        || (some.size() + others.size() == 2 && score(one, other) < thresholds.pair())
        || some.stream().anyMatch(i -> others.stream().anyMatch(j -> clash(i, j)))) {
      return;
    }
    List<Integer> all = Stream.concat(some.stream(), others.stream()).sorted().toList();
    if (leaders(all).isEmpty()) {
      return;
    }
    List<Integer> group = new ArrayList<>(all);
    group.forEach(place -> groups.set(place, group));
  }

  private boolean clash(int one, int other) {
    return apart.test(one, other) || score(one, other) < thresholds.compatible();
  }

  /** Returns the indexes of a group that match all others. */
  List<Integer> leaders(List<Integer> group) {
    return group.stream()
        .filter(i -> group.stream().allMatch(j -> i.equals(j) || score(i, j) >= thresholds.match()))
        .toList();
  }

  /** Returns the score of two, in either order. */
  double score(int one, int other) {
    int first = Math.min(one, other);
    int second = Math.max(one, other);
    return known.computeIfAbsent(
        ((long) first << Integer.SIZE) | second, pair -> score.applyAsDouble(first, second));
  }
}
