package anemone.edition.story;

import anemone.article.Article;
import anemone.edition.LeadOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Sorts the articles of a story, its lead first. */
final class LeadFirst {

  /** Lengths that differ by less than this factor are equal. */
  private static final double STEP = 1.2;

  private LeadFirst() {}

  /**
   * Returns a comparator by the given criteria.
   *
   * @param order the criteria, the most important first
   * @param weights the weights of sources by name; 1 by default
   */
  static Comparator<Article> by(List<LeadOrder> order, Map<String, Double> weights) {
    Comparator<Article> last = Comparator.comparing(Article::id);
    for (int i = order.size() - 1; i >= 0; i--) {
      last = by(order.get(i), weights).thenComparing(last);
    }
    return last;
  }

  private static Comparator<Article> by(LeadOrder what, Map<String, Double> weights) {
    return switch (what) {
      case FULLEST -> Comparator.comparingLong(a -> -steps(a));
      case TRUSTED -> Comparator.comparingDouble(a -> -weights.getOrDefault(a.source(), 1.0));
      case EARLIEST -> Comparator.comparing(Article::appeared);
    };
  }

  private static long steps(Article article) {
    return Math.round(Math.log(Math.max(1, article.text().length())) / Math.log(STEP));
  }
}
