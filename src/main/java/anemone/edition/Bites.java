package anemone.edition;

import anemone.article.Article;
import java.util.List;
import java.util.Optional;

/** Writes the stories of a place as they are shown. */
final class Bites {

  private final Recipe recipe;
  private final Summarizer summarizer;

  Bites(Recipe recipe, Summarizer summarizer) {
    this.recipe = recipe;
    this.summarizer = summarizer;
  }

  /**
   * Returns the stories of a place.
   *
   * @param updates what earlier editions told
   * @param rank the rank of the place
   */
  Bite of(StorylinePlace place, Updates updates, EditorialChanges changes, int rank) {
    List<Bite> more =
        place.more().stream()
            .map(r -> bite(r.story(), updates, changes, rank, List.of(), Optional.empty()))
            .toList();
    return bite(place.leading().story(), updates, changes, rank, more, Optional.of(place));
  }

  private Bite bite(
      Story story,
      Updates updates,
      EditorialChanges changes,
      int rank,
      List<Bite> more,
      Optional<StorylinePlace> place) {
    Article lead = story.lead();
    StoryWords words = changes.of(story);
    List<Span> gist = summarizer.gist(lead, recipe.gist());
    List<Span> points =
        recipe.points() == 0 ? List.of() : summarizer.points(lead, gist, recipe.points());
    String title = words.title().isEmpty() ? lead.title() : words.title();
    Optional<Update> update = place.flatMap(StorylinePlace::update);
    boolean outcome = place.filter(p -> p.step() == Step.OUTCOME).isPresent();
    return new Bite(
        story,
        title,
        gist,
        words.gist(),
        points,
        words.note(),
        summarizer.minutes(lead),
        rank,
        more,
        update.map(Update::earlier),
        update.filter(Update::last).isPresent() && !outcome,
        updates.hadTitle(title));
  }
}
