package anemone.edition;

import anemone.article.ArticleId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Builds the fates of the articles that an edition uses, with the place of each in the mail. */
final class UsedPlaces {

  private UsedPlaces() {}

  /**
   * Returns the fates of the articles that an edition uses.
   *
   * @param edition the edition, in its final order
   * @param chosen the places of its stories
   * @param changes what an editor changed by hand
   */
  static Map<ArticleId, Fate> fates(
      Edition edition, List<StorylinePlace> chosen, EditorialChanges changes) {
    Map<ArticleId, Fate> fates = new TreeMap<>();
    Layout layout = edition.layout();
    Set<Bite> gists = new HashSet<>();
    layout.gists().forEach(section -> gists.addAll(section.bites()));
    List<Bite> bites = layout.bites();
    for (int i = 0; i < bites.size(); i++) {
      Bite bite = bites.get(i);
      StorylinePlace place = place(bite.story(), chosen);
      String where = i == 0 ? "the lead" : gists.contains(bite) ? "with a gist" : "headline only";
      String which = "story %d of %d".formatted(i + 1, bites.size());
      put(
          fates,
          place.leading(),
          which + ", " + where + ", " + by(place.leading(), changes) + update(place));
      for (Editor.Ranked more : place.more()) {
        put(
            fates,
            more,
            "more on " + which + ", told with " + quoted(bite.title()) + ", " + by(more, changes));
      }
      Fate full =
          new Fate.Dropped(
              "it was told with " + quoted(bite.title()) + ", which leads its storyline");
      place.unshown().stream()
          .flatMap(r -> r.story().articles().stream())
          .forEach(article -> fates.put(article.id(), full));
    }
    return fates;
  }

  private static void put(Map<ArticleId, Fate> fates, Editor.Ranked ranked, String why) {
    ranked.story().articles().forEach(article -> fates.put(article.id(), new Fate.Used(why)));
  }

  private static String by(Editor.Ranked ranked, EditorialChanges changes) {
    return (changes.selection().pins(ranked.story()) ? "pinned by the editor" : "by score")
        + ": "
        + ranked.score();
  }

  private static String update(StorylinePlace place) {
    return place
        .update()
        .map(
            u ->
                "; an update of %s (%s), because %s"
                    .formatted(quoted(u.earlier().title()), u.earlier().slot(), u.news()))
        .orElse("");
  }

  private static String quoted(String title) {
    return "\"" + title + "\"";
  }

  private static StorylinePlace place(Story story, List<StorylinePlace> chosen) {
    return chosen.stream()
        .filter(place -> place.leading().story().equals(story))
        .findFirst()
        .orElseThrow();
  }
}
