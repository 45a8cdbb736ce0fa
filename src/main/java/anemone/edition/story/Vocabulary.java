package anemone.edition.story;

import java.util.HashMap;
import java.util.Map;

/** The terms of some articles: a number for each, and how rare it is. */
final class Vocabulary {

  /**
   * Articles that were read before any of these, so that the rarity of a term in few articles is
   * not mere chance.
   */
  private static final double ARTICLES_BEFORE = 200;

  private static final double HELD_BEFORE = 2;

  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] articlesWith = new int[1024];
  private int articles;

  /** Counts the terms of one more article. */
  void add(Iterable<String> terms) {
    articles++;
    for (String term : terms) {
      int number = numbers.computeIfAbsent(term, t -> numbers.size());
      if (number == articlesWith.length) {
        articlesWith = java.util.Arrays.copyOf(articlesWith, 2 * number);
      }
      articlesWith[number]++;
    }
  }

  /** The number of a term that was counted. */
  int number(String term) {
    return numbers.getOrDefault(term, -1);
  }

  /** How much a term says by being rare: the logarithm of its inverse document frequency. */
  double rarity(int number) {
    return Math.log((articles + ARTICLES_BEFORE) / (articlesWith[number] + HELD_BEFORE));
  }
}
