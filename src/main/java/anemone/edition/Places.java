package anemone.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the stories of a storyline to one place, and ranks the places. */
final class Places {

  private static final double PER_FURTHER_STORY = 0.1;
  private static final double MAX_FOR_STORIES = 0.2;

  /** Malus for each earlier edition that told of a storyline, unless it has an outcome. */
  private static final double PER_TELLING = 0.2;

  private static final double MAX_FOR_TELLINGS = 0.8;

  private final Recipe recipe;
  private final StorylineFinder finder;
  private final Updates updates;
  private final EditorialChanges changes;
  private final StorylineRegrouping editors;
  private List<Related> nearly = List.of();
  private List<ArticlePair> unsure = List.of();

  Places(Recipe recipe, StorylineFinder finder, Updates updates, EditorialChanges changes) {
    this.recipe = recipe;
    this.finder = finder;
    this.updates = updates;
    this.changes = changes;
    this.editors = new StorylineRegrouping(changes.storylines());
  }

  /** Returns the places of the given stories, the best first. */
  List<StorylinePlace> of(List<Editor.Ranked> ranked) {
    Map<Story, Editor.Ranked> byStory = new HashMap<>();
    ranked.forEach(r -> byStory.put(r.story(), r));
    StorylineFinder.Result found = finder.group(ranked.stream().map(Editor.Ranked::story).toList());
    nearly = found.related();
    unsure = found.unsure();
    Map<Story, StorylinePlace> places = new HashMap<>();
    for (Storyline storyline : editors.apply(found.storylines())) {
      StorylinePlace place =
          place(
              storyline.stories().stream()
                  .flatMap(story -> Optional.ofNullable(byStory.get(story)).stream())
                  .toList());
      places.put(place.leading().story(), place);
    }
    List<Editor.Ranked> leading = new ArrayList<>();
    places.values().forEach(place -> leading.add(place.leading()));
    leading.sort(
        Comparator.comparingDouble((Editor.Ranked r) -> r.score().total())
            .reversed()
            .thenComparing(r -> r.story().lead().id()));
    return FeedOrder.kept(leading).stream()
        .flatMap(r -> Optional.ofNullable(places.get(r.story())).stream())
        .toList();
  }

  /** Returns the pairs of the stories that are nearly one storyline, the likeliest first. */
  List<Related> nearly() {
    return nearly;
  }

  /** Returns the leads of pairs of the stories that are in one storyline by little. */
  List<ArticlePair> unsure() {
    return unsure;
  }

  private StorylinePlace place(List<Editor.Ranked> stories) {
    if (stories.size() == 1) {
      return alone(stories.get(0));
    }
    List<Editor.Ranked> inOrder = stories.stream().sorted(order()).toList();
    Editor.Ranked leading = inOrder.get(0);
    List<Story> shown = new ArrayList<>(List.of(leading.story()));
    List<Editor.Ranked> more = new ArrayList<>();
    List<Editor.Ranked> unshown = new ArrayList<>();
    for (Editor.Ranked other : inOrder.subList(1, inOrder.size())) {
      boolean chosen = changes.selection().keeps(other.story());
      boolean room = chosen || more.size() < recipe.more();
      if (room && (chosen || finder.news(other.story(), shown).isPresent())) {
        more.add(other);
        shown.add(other.story());
      } else {
        unshown.add(other);
      }
    }
    Optional<Update> update =
        inOrder.stream().flatMap(r -> updates.of(r.story()).stream()).findFirst();
    Step step = finder.step(leading.story());
    double best = inOrder.stream().mapToDouble(r -> r.score().total()).max().orElseThrow();
    double bonus = Math.min(MAX_FOR_STORIES, PER_FURTHER_STORY * (inOrder.size() - 1));
    return new StorylinePlace(
        scored(leading, best - leading.score().total() + bonus - malus(update, step)),
        more,
        unshown,
        update,
        step);
  }

  private StorylinePlace alone(Editor.Ranked ranked) {
    Optional<Update> update = updates.of(ranked.story());
    Step step = update.isPresent() ? finder.step(ranked.story()) : Step.DEVELOPMENT;
    return new StorylinePlace(
        scored(ranked, -malus(update, step)), List.of(), List.of(), update, step);
  }

  private static double malus(Optional<Update> update, Step step) {
    return step == Step.OUTCOME
        ? 0
        : update
            .map(u -> Math.min(MAX_FOR_TELLINGS, PER_TELLING * u.earlier().times()))
            .orElse(0.0);
  }

  private static Editor.Ranked scored(Editor.Ranked ranked, double storyline) {
    return storyline == 0
        ? ranked
        : new Editor.Ranked(
            ranked.story(), ranked.topic(), ranked.score().withStoryline(storyline));
  }

  /**
   * Returns the time of a story, less what its kind makes it older by: an outcome comes before what
   * else happened within a day, and a reaction before neither for days.
   */
  private Instant weight(Editor.Ranked ranked) {
    Duration behind =
        switch (finder.step(ranked.story())) {
          case OUTCOME -> Duration.ZERO;
          case DEVELOPMENT -> Duration.ofDays(1);
          case REACTION -> Duration.ofHours(60);
          case PREVIEW -> Duration.ofDays(3);
        };
    return ranked.story().lead().appeared().minus(behind);
  }

  /** The editor's order, what the editor kept, the greatest change, the newest. */
  private Comparator<Editor.Ranked> order() {
    return Comparator.comparingInt((Editor.Ranked r) -> editors.place(r.story()))
        .thenComparing(r -> !changes.selection().keeps(r.story()))
        .thenComparing(r -> r.story().lead().published().isEmpty())
        .thenComparing(this::weight, Comparator.reverseOrder())
        .thenComparing(r -> r.story().lead().id());
  }
}
