package anemone.edition.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Finds the pairs of articles worth comparing: those that appeared within a window and share
 * several of their heaviest terms. The work is linear in the number of articles.
 */
final class CandidatePairs {

  /** Number of an article's terms that are looked up. */
  private static final int TERMS = 28;

  /** Number of articles examined for a term, the latest first. */
  private static final int ARTICLES_OF_A_TERM = 120;

  /** Maximum number of pairs for an article, those with the most common terms. */
  private static final int COMPARED = 40;

  private static final int SHARED_TERMS = 2;

  private final Duration window;

  CandidatePairs(Duration window) {
    this.window = window;
  }

  /** Calls back for each pair of indexes, the smaller first. */
  void each(List<ArticleVectors> articles, BiConsumer<Integer, Integer> pair) {
    List<Integer> byTime =
        IntStream.range(0, articles.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> articles.get(i).article().appeared()))
            .toList();
    long[] times =
        articles.stream().mapToLong(a -> a.article().appeared().toEpochMilli()).toArray();
    Map<Integer, List<Integer>> index = new HashMap<>();
    int[] shared = new int[articles.size()];
    BitSet touched = new BitSet(articles.size());
    for (int place : byTime) {
      ArticleVectors article = articles.get(place);
      long from = times[place] - window.toMillis();
      List<Integer> found = new ArrayList<>();
      for (int term : article.body().heaviest(TERMS)) {
        List<Integer> holders = index.computeIfAbsent(term, t -> new ArrayList<>());
        int oldest = Math.max(0, holders.size() - ARTICLES_OF_A_TERM);
        for (int i = holders.size() - 1; i >= oldest; i--) {
          int other = holders.get(i);
          if (times[other] < from) {
            break;
          }
          if (++shared[other] == SHARED_TERMS) {
            found.add(other);
          }
          touched.set(other);
        }
        holders.add(place);
      }
      found.sort(
          Comparator.comparingInt((Integer other) -> -shared[other])
              .thenComparing(Comparator.naturalOrder()));
      found.stream()
          .limit(COMPARED)
          .forEach(other -> pair.accept(Math.min(place, other), Math.max(place, other)));
      touched.stream().forEach(other -> shared[other] = 0);
      touched.clear();
    }
  }
}
