package anemone.edition.story;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The pairs of stories that have a pair of articles worth comparing. */
final class StoryPairs {

  private final List<ArticleVectors> articles;
  private final long[] pairs;

  /**
   * The pairs among the given articles.
   *
   * @param pairs the pairs of their indexes, two in each number
   */
  StoryPairs(List<ArticleVectors> articles, long[] pairs) {
    this.articles = articles;
    this.pairs = pairs;
  }

  /** Returns two indexes as one number. */
  static long pair(int one, int other) {
    return ((long) one << Integer.SIZE) | other;
  }

  /** Returns the first index of a pair. */
  static int one(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  /** Returns the second index of a pair. */
  static int other(long pair) {
    return (int) pair;
  }

  /** Returns the index of the story of each article. */
  static Map<ArticleId, Integer> storyOf(List<Story> stories) {
    Map<ArticleId, Integer> storyOf = new HashMap<>();
    for (int i = 0; i < stories.size(); i++) {
      for (Article article : stories.get(i).articles()) {
        storyOf.put(article.id(), i);
      }
    }
    return storyOf;
  }

  /** Calls back for each pair of an article of one and an article of the other stories. */
  void each(
      Map<ArticleId, Integer> some,
      Map<ArticleId, Integer> others,
      BiConsumer<Integer, Integer> compare) {
    for (long pair : pairs) {
      ArticleId one = articles.get(one(pair)).article().id();
      ArticleId other = articles.get(other(pair)).article().id();
      Integer a = some.get(one);
      Integer b = others.get(other);
      if (a != null && b != null) {
        compare.accept(a, b);
      }
      if (some != others && some.containsKey(other) && others.containsKey(one)) {
        compare.accept(some.get(other), others.get(one));
      }
    }
  }
}
