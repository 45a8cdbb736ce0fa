package anemone.edition.story;

import java.util.List;

/** Says how alike stories are, by the headlines and first words of their articles. */
final class StoryLikeness {

  /** Minimum cosine of headlines and first words for a pair worth scoring. */
  private static final double LEAD_ALIKE = 0.06;

  private StoryLikeness() {}

  /** Whether two stories may be alike, by the quickest part of the score. */
  static boolean mayMatch(List<ArticleVectors> one, List<ArticleVectors> other) {
    for (ArticleVectors a : one) {
      for (ArticleVectors b : other) {
        if (a.lead().cosineBesideOneName(b.lead()) >= LEAD_ALIKE) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the likeness of two articles' headlines and first words beside one name. */
  static double ofArticles(ArticleVectors a, ArticleVectors b) {
    return a.lead().cosineBesideOneName(b.lead())
        + (a.opening().cosineBesideOneName(b.lead()) + b.opening().cosineBesideOneName(a.lead()))
            / 2;
  }

  /** Returns the average likeness of the articles of two stories; 0 for those of a series. */
  static double of(List<ArticleVectors> one, List<ArticleVectors> other) {
    double sum = 0;
    for (ArticleVectors a : one) {
      for (ArticleVectors b : other) {
        if (a.terms().language().equals(b.terms().language())
            && PairClassifier.isHeadlineTold(a, b)
            && !PairClassifier.isSeries(a, b)) {
          sum += ofArticles(a, b);
        }
      }
    }
    return sum / Math.max(1, one.size() * other.size());
  }
}
