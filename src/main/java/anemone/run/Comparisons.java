package anemone.run;

import anemone.edition.ArticlePair;
import anemone.edition.Relations;
import java.time.Instant;
import java.util.List;

/** A second opinion on pairs of articles about which the rules are unsure. */
interface Comparisons {

  /** No second opinion. */
  Comparisons NONE =
      new Comparisons() {
        @Override
        public boolean isAvailable() {
          return false;
        }

        @Override
        public Relations kept(List<ArticlePair> pairs, Instant until) {
          return Relations.NONE;
        }

        @Override
        public void ask(List<ArticlePair> pairs) {
          // There is nobody to ask.
        }
      };

  /** Whether there is anybody to ask. */
  default boolean isAvailable() {
    return true;
  }

  /**
   * Returns the stored opinions on pairs.
   *
   * @param until opinions stored later than this are left out
   */
  Relations kept(List<ArticlePair> pairs, Instant until);

  /** Asks about the pairs without a stored opinion, and stores the answers. */
  void ask(List<ArticlePair> pairs);
}
