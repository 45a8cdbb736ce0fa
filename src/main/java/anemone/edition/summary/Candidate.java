package anemone.edition.summary;

import anemone.edition.Span;
import java.util.Set;

/**
 * A sentence that may tell the article.
 *
 * @param span its place
 * @param words what it is about, each word once
 * @param weight how much of the article it tells
 * @param leans whether it opens in a way that needs the sentence before it
 */
record Candidate(Span span, Set<String> words, double weight, boolean leans) {

  /** Two sentences with so large a share of words in common say the same. */
  private static final double SAME = 0.7;

  Candidate {
    words = Set.copyOf(words);
  }

  /** Whether it says what another one says. */
  boolean repeats(Candidate other) {
    long shared = words.stream().filter(other.words::contains).count();
    return shared > 0 && shared >= SAME * Math.min(words.size(), other.words.size());
  }
}
