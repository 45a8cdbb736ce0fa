package anemone.edition;

import anemone.article.Article;
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
   * @param ranked the stories it was chosen from
   * @param changes what an editor changed by hand
   */
  static Map<ArticleId, Fate> fates(
      Edition edition, List<Editor.Ranked> ranked, EditorialChanges changes) {
    Map<ArticleId, Fate> fates = new TreeMap<>();
    Layout layout = edition.layout();
    Set<Bite> gists = new HashSet<>();
    layout.gists().forEach(section -> gists.addAll(section.bites()));
    List<Bite> bites = layout.bites();
    for (int i = 0; i < bites.size(); i++) {
      Bite bite = bites.get(i);
      String where = i == 0 ? "the lead" : gists.contains(bite) ? "with a gist" : "headline only";
      Fate fate =
          new Fate.Used(
              "story %d of %d, %s, %s: %s"
                  .formatted(
                      i + 1,
                      bites.size(),
                      where,
                      changes.selection().pins(bite.story()) ? "pinned by the editor" : "by score",
                      score(bite.story(), ranked)));
      for (Article article : bite.story().articles()) {
        fates.put(article.id(), fate);
      }
    }
    return fates;
  }

  private static Score score(Story story, List<Editor.Ranked> ranked) {
    return ranked.stream()
        .filter(r -> r.story().equals(story))
        .map(Editor.Ranked::score)
        .findFirst()
        .orElseThrow();
  }
}
