package anemone.run;

import anemone.edition.ArticlePair;
import anemone.edition.Relations;
import java.time.Instant;
import java.util.List;

/** A second opinion on pairs of articles of which the rules are not sure. */
interface Comparisons {

  /** No second opinion. */
  Comparisons NONE =
      new Comparisons() {
        @Override
        public Relations kept(List<ArticlePair> pairs, Instant until) {
          return Relations.NONE;
        }

        @Override
        public void ask(List<ArticlePair> pairs) {
          // nobody can be asked
        }
      };

  /**
   * Returns the stored opinions.
   *
   * @param until later ones are left out
   */
  Relations kept(List<ArticlePair> pairs, Instant until);

  /** Asks about the pairs on which no opinion is stored, and stores the answers. */
  void ask(List<ArticlePair> pairs);
}
