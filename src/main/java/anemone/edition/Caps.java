package anemone.edition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the stories of an edition against the limits of its recipe. */
final class Caps {

  private final Recipe recipe;
  private final int max;
  private final Map<String, Integer> bySource = new HashMap<>();
  private final Map<Topic, Integer> bySection = new HashMap<>();

  /**
   * The counts of an empty edition.
   *
   * @param kept the stories that the editor chose: all of them fit, and they count towards the
   *     limits of sources and sections before any other
   */
  Caps(Recipe recipe, List<Editor.Ranked> kept) {
    this.recipe = recipe;
    this.max = Math.max(recipe.most(), kept.size());
    kept.forEach(this::count);
  }

  /**
   * Returns why a story does not fit; empty if it does.
   *
   * @param kept whether the editor chose it, so that only the size of the edition counts
   * @param taken the number of stories in the edition
   */
  Optional<Fate> against(Editor.Ranked candidate, boolean kept, int taken) {
    String source = candidate.story().lead().source();
    Topic topic = candidate.topic();
    if (taken >= max) {
      return Optional.of(new Fate.Carried("the edition was full with " + max + " better stories"));
    }
    if (!kept && bySource.getOrDefault(source, 0) >= recipe.perSource()) {
      return Optional.of(
          new Fate.Carried(source + " had its " + recipe.perSource() + " stories already"));
    }
    if (!kept && bySection.getOrDefault(topic, 0) >= recipe.perSection()) {
      return Optional.of(
          new Fate.Carried(
              "the section "
                  + (topic.title().isEmpty() ? "without a topic" : topic.title())
                  + " had its "
                  + recipe.perSection()
                  + " stories already"));
    }
    return Optional.empty();
  }

  /** Counts a story; those that the editor chose are counted already. */
  void take(Editor.Ranked candidate, boolean kept) {
    if (!kept) {
      count(candidate);
    }
  }

  private void count(Editor.Ranked candidate) {
    bySource.merge(candidate.story().lead().source(), 1, Integer::sum);
    bySection.merge(candidate.topic(), 1, Integer::sum);
  }
}
