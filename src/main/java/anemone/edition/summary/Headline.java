package anemone.edition.summary;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a headline that also occur in its article, weighted by how rare they are there. The
 * name of the site, which pages append to the headline, seldom occurs and so has no weight.
 */
final class Headline {

  /** The number of common first letters at which two words are forms of one. */
  private static final int ALIKE = 5;

  private final Map<String, Double> weights = new HashMap<>();
  private final double total;

  /**
   * Weighs a headline's words.
   *
   * @param title the content words of the headline
   * @param sentences the sentences of the article
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

  /** Returns the share of the headline's weight, 0 to 1, whose words a sentence has. */
  double share(Sentence sentence) {
    double shared = 0;
    for (Map.Entry<String, Double> word : weights.entrySet()) {
      shared += says(sentence.words(), word.getKey()) ? word.getValue() : 0;
    }
    return total == 0 ? 0 : shared / total;
  }

  /** Returns how many of the headline's words a sentence has. */
  int shared(Sentence sentence) {
    return (int) weights.keySet().stream().filter(w -> says(sentence.words(), w)).count();
  }

  /** Whether the headline has a word. */
  boolean has(String word) {
    return says(weights.keySet(), word);
  }

  /** Whether no word of the headline occurs in the article. */
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
