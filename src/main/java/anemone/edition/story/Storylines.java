package anemone.edition.story;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Story;
import anemone.edition.Storyline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups stories of one chain of events into storylines around a leading story. Two stories match
 * if their articles, on average, have similar headlines and first words.
 */
public final class Storylines {

  private static final Duration WINDOW = Duration.ofDays(3);

  /** Minimum sum of the two cosines for one storyline. */
  private static final double MATCH = 0.23;

  private Storylines() {}

  /**
   * Returns the storylines of some stories.
   *
   * @return the storylines, in the order of their leading stories; every story is in exactly one
   */
  public static List<Storyline> of(List<Story> stories) {
    List<Article> articles = new ArrayList<>();
    Map<ArticleId, Integer> storyOf = new HashMap<>();
    for (int i = 0; i < stories.size(); i++) {
      for (Article article : stories.get(i).articles()) {
        articles.add(article);
        storyOf.put(article.id(), i);
      }
    }
    List<ArticleVectors> vectors = ArticleVectors.of(articles);
    Map<Integer, List<ArticleVectors>> told = new TreeMap<>();
    vectors.forEach(
        v ->
            told.computeIfAbsent(storyOf.getOrDefault(v.article().id(), 0), s -> new ArrayList<>())
                .add(v));
    LeaderGroups groups =
        new LeaderGroups(
            stories.size(),
            (i, j) -> score(told.getOrDefault(i, List.of()), told.getOrDefault(j, List.of())),
            new LeaderGroups.Thresholds(MATCH, MATCH, 0));
    List<int[]> pairs = new ArrayList<>();
    new CandidatePairs(WINDOW)
        .each(
            vectors,
            (a, b) -> {
              int one = storyOf.getOrDefault(articles.get(a).id(), 0);
              int other = storyOf.getOrDefault(articles.get(b).id(), 0);
              if (one != other && groups.score(one, other) >= MATCH) {
                pairs.add(new int[] {Math.min(one, other), Math.max(one, other)});
              }
            });
    pairs.sort(
        Comparator.comparingDouble((int[] pair) -> -groups.score(pair[0], pair[1]))
            .thenComparingInt(pair -> pair[0])
            .thenComparingInt(pair -> pair[1]));
    pairs.forEach(pair -> groups.join(pair[0], pair[1]));
    List<Storyline> storylines = new ArrayList<>();
    for (int i = 0; i < stories.size(); i++) {
      List<Integer> group = groups.of(i);
      if (group.get(0) == i) {
        int leading = groups.leaders(group).get(0);
        List<Story> inOrder = new ArrayList<>(List.of(stories.get(leading)));
        group.stream().filter(j -> j != leading).map(stories::get).forEach(inOrder::add);
        storylines.add(new Storyline(inOrder));
      }
    }
    return storylines;
  }

  private static double score(List<ArticleVectors> one, List<ArticleVectors> other) {
    double sum = 0;
    for (ArticleVectors a : one) {
      for (ArticleVectors b : other) {
        if (a.terms().language().equals(b.terms().language())) {
          sum += a.lead().cosineBesideOneName(b.lead());
          sum +=
              (a.opening().cosineBesideOneName(b.lead())
                      + b.opening().cosineBesideOneName(a.lead()))
                  / 2;
        }
      }
    }
    return sum / Math.max(1, one.size() * other.size());
  }
}
