package anemone.edition;

import anemone.article.Article;
import java.time.Instant;
import java.util.List;

/** Says how much a story speaks for itself. */
public interface Ranking {

  /**
   * The scores that stories have at a moment.
   *
   * @param told what readers have had lately
   */
  Scores at(Instant now, List<Article> told);

  /** The scores of one moment. */
  interface Scores {

    /** The score of a story. */
    Score of(Story story);
  }
}
