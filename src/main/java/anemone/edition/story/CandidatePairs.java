package anemone.edition.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Finds the pairs of articles that are worth comparing: those that appeared in one window of time
 * and share several of the terms that say most about each. The work grows with the number of
 * articles, not with that of their pairs.
 */
final class CandidatePairs {

  /** How many of an article's terms are looked up. */
  private static final int TERMS = 28;

  /** How many articles of a term are looked at, the latest before the one in question. */
  private static final int ARTICLES_OF_A_TERM = 120;

  /** How many neighbours of an article are compared with it, those with most in common. */
  private static final int COMPARED = 40;

  private static final int SHARED_TERMS = 2;

  private final Duration window;

  CandidatePairs(Duration window) {
    this.window = window;
  }

  /** Calls back for each pair, by their places in the list; the earlier place comes first. */
  void each(List<ArticleVectors> articles, BiConsumer<Integer, Integer> pair) {
    List<Integer> byTime =
        IntStream.range(0, articles.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> articles.get(i).article().appeared()))
            .toList();
    Map<Integer, List<Integer>> index = new HashMap<>();
    for (int place : byTime) {
      ArticleVectors article = articles.get(place);
      Instant from = article.article().appeared().minus(window);
      Map<Integer, double[]> shared = new HashMap<>();
      for (int term : article.body().heaviest(TERMS)) {
        List<Integer> holders = index.computeIfAbsent(term, t -> new ArrayList<>());
        int oldest = Math.max(0, holders.size() - ARTICLES_OF_A_TERM);
        for (int i = holders.size() - 1; i >= oldest; i--) {
          int other = holders.get(i);
          if (articles.get(other).article().appeared().isBefore(from)) {
            break;
          }
          shared.computeIfAbsent(other, o -> new double[1])[0]++;
        }
        holders.add(place);
      }
      shared.entrySet().stream()
          .filter(e -> e.getValue()[0] >= SHARED_TERMS)
          .sorted(
              Comparator.comparingDouble((Map.Entry<Integer, double[]> e) -> -e.getValue()[0])
                  .thenComparing(Map.Entry::getKey))
          .limit(COMPARED)
          .forEach(e -> pair.accept(Math.min(place, e.getKey()), Math.max(place, e.getKey())));
    }
  }
}
