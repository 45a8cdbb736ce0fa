package anemone.edition.story;

import anemone.article.Article;
import anemone.edition.LeadOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts the article of a story that is to be its lead first. */
final class LeadFirst {

  /** Texts count as equally long whose lengths differ by less than this factor. */
  private static final double STEP = 1.2;

  private LeadFirst() {}

  /**
   * The comparator of an order.
   *
   * @param order what counts, the most important first
   * @param weights the weight of each source by its name; 1 for one that is not named
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
