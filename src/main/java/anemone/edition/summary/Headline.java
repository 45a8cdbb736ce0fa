package anemone.edition.summary;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a headline that its article says as well, each with the weight of its rarity there.
 * A name of the site that a page puts behind its headline is seldom said, and so weighs nothing.
 */
final class Headline {

  /** Words with so many letters in common at their beginnings are forms of one. */
  private static final int ALIKE = 5;

  private final Map<String, Double> weights = new HashMap<>();
  private final double total;

  /**
   * Weighs a headline's words.
   *
   * @param title the words of the headline
   * @param sentences the article's
   */
  Headline(Set<String> title, List<Sentence> sentences) {
    double sum = 0;
    for (String word : title) {
      long said = sentences.stream().filter(s -> says(s.words(), word)).count();
      if (said > 0) {
        double weight = 1 + Math.log((double) sentences.size() / said);
        weights.put(word, weight);
        sum += weight;
      }
    }
    total = sum;
  }

  /** The share of the headline, 0 to 1, that a sentence has the words of. */
  double share(Sentence sentence) {
    double shared = 0;
    for (Map.Entry<String, Double> word : weights.entrySet()) {
      shared += says(sentence.words(), word.getKey()) ? word.getValue() : 0;
    }
    return total == 0 ? 0 : shared / total;
  }

  /** How many of the headline's words a sentence has. */
  int shared(Sentence sentence) {
    return (int) weights.keySet().stream().filter(w -> says(sentence.words(), w)).count();
  }

  /** Whether the headline has a word. */
  boolean has(String word) {
    return says(weights.keySet(), word);
  }

  /** Whether the article says nothing of the headline. */
  boolean isElsewhere() {
    return weights.isEmpty();
  }

  private static boolean says(Collection<String> words, String word) {
    return words.contains(word) || words.stream().anyMatch(other -> alike(other, word));
  }

  private static boolean alike(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter < ALIKE) {
      return false;
    }
    int common = 0;
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common >= Math.max(ALIKE, shorter - 2);
  }
}
