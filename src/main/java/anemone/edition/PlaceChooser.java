package anemone.edition;

import anemone.article.ArticleId;
import anemone.edition.Editor.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the stories of an edition, and notes the fates of the others. */
final class PlaceChooser {

  private final Recipe recipe;
  private final Selection selection;
  private final Map<ArticleId, Fate> fates;

  /**
   * A chooser.
   *
   * @param recipe limits the places
   * @param selection what the editor chose by hand
   * @param fates gets the fates of the articles that are not chosen
   */
  PlaceChooser(Recipe recipe, Selection selection, Map<ArticleId, Fate> fates) {
    this.recipe = recipe;
    this.selection = selection;
    this.fates = fates;
  }

  /**
   * Returns the stories that are considered for no place, the best first: those that the editor
   * left out or passed over, and retellings.
   */
  List<Ranked> leftOut(List<Ranked> ranked, Updates updates) {
    List<Ranked> left = new ArrayList<>();
    for (Ranked candidate : ranked) {
      Story story = candidate.story();
      Optional<Fate> against =
          selection.drops(story)
              ? Optional.of(new Fate.Dropped("the editor left it out"))
              : selection.passesOver(story)
                  ? Optional.of(new Fate.Carried("the editor did not choose it"))
                  : selection.keeps(story) ? Optional.empty() : updates.against(story);
      against.ifPresent(
          fate -> {
            left.add(candidate);
            story.articles().forEach(a -> fates.put(a.id(), fate));
          });
    }
    left.sort(
        Comparator.comparingDouble((Ranked r) -> r.score().total())
            .reversed()
            .thenComparing(r -> r.story().lead().id()));
    return left;
  }

  /** Returns the places of the edition, within the limits of the recipe. */
  List<StorylinePlace> choose(List<StorylinePlace> places) {
    Caps caps =
        new Caps(
            recipe, places.stream().filter(p -> keeps(p)).map(StorylinePlace::leading).toList());
    List<StorylinePlace> chosen = new ArrayList<>();
    for (StorylinePlace place : pinnedFirst(places)) {
      boolean kept = keeps(place);
      Optional<Fate> against =
          pins(place) ? Optional.empty() : caps.against(place.leading(), kept, chosen.size());
      against.ifPresent(
          fate ->
              place.ranked().stream()
                  .flatMap(r -> r.story().articles().stream())
                  .forEach(a -> fates.put(a.id(), fate)));
      if (against.isEmpty()) {
        caps.take(place.leading(), kept);
        chosen.add(place);
      }
    }
    return chosen;
  }

  private boolean keeps(StorylinePlace place) {
    return place.shown().stream().anyMatch(selection::keeps);
  }

  private boolean pins(StorylinePlace place) {
    return place.shown().stream().anyMatch(selection::pins);
  }

  private List<StorylinePlace> pinnedFirst(List<StorylinePlace> places) {
    return places.stream()
        .sorted(Comparator.comparing((StorylinePlace place) -> !pins(place)))
        .toList();
  }
}
