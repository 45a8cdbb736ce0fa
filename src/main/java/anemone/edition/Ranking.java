package anemone.edition;

import anemone.article.Article;
import java.time.Instant;
import java.util.List;

/** Scores stories. */
public interface Ranking {

  /**
   * Returns the scores at a time.
   *
   * @param told the articles of recent editions, for novelty
   */
  Scores at(Instant now, List<Article> told);

  /** The scores at one time. */
  interface Scores {

    /** Returns the score of a story. */
    Score of(Story story);
  }
}
