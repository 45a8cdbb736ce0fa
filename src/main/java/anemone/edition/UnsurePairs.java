package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the pairs of articles about which a second opinion would change what readers see. */
final class UnsurePairs {

  /** Maximum number of pairs of an edition; each is a question. */
  private static final int MAX_PAIRS = 20;

  private UnsurePairs() {}

  /**
   * Returns the pairs of an edition: first those that it shows as one story or storyline, then
   * those that it keeps apart.
   *
   * @param ranked the stories that it was chosen from
   */
  static List<ArticlePair> of(
      Edition edition, List<Editor.Ranked> ranked, Grouping grouping, Places places) {
    Set<ArticleId> told = ids(edition.told().stream().map(Bite::story).toList());
    Set<ArticleId> all = ids(ranked.stream().map(Editor.Ranked::story).toList());
    Stream<ArticlePair> joined =
        Stream.concat(grouping.unsure().stream(), places.unsure().stream());
    Stream<ArticlePair> apart =
        Stream.concat(grouping.related().stream(), places.nearly().stream())
            .map(related -> new ArticlePair(related.lead(), related.other()));
    return Stream.concat(joined, apart)
        .filter(pair -> told.contains(pair.one().id()) || told.contains(pair.other().id()))
        .filter(pair -> all.contains(pair.one().id()) && all.contains(pair.other().id()))
        .distinct()
        .limit(MAX_PAIRS)
        .toList();
  }

  private static Set<ArticleId> ids(Collection<Story> stories) {
    return stories.stream()
        .flatMap(story -> story.articles().stream())
        .map(Article::id)
        .collect(Collectors.toSet());
  }
}
