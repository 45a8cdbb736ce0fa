package anemone.edition.summary;

import anemone.edition.Span;
import java.util.Map;
import java.util.Set;

/**
 * A sentence that may tell the article.
 *
 * @param span its place
 * @param words its words, each with how often the rest of the article says it
 * @param factor what its place and length make of it, 1 for most
 * @param leans whether it opens in a way that needs the sentence before it
 */
record Candidate(Span span, Map<String, Integer> words, double factor, boolean leans) {

  /** What is left of a word's weight once it was told. */
  private static final double TOLD = 0.9;

  Candidate {
    words = Map.copyOf(words);
  }

  /** How much it adds to what is told. */
  double weight(Set<String> told) {
    double sum = 0;
    for (Map.Entry<String, Integer> word : words.entrySet()) {
      sum += word.getValue() * (told.contains(word.getKey()) ? TOLD : 1);
    }
    return sum * factor;
  }
}
