package anemone.run;

import anemone.article.ArticleId;
import java.time.Instant;
import java.util.Map;

/** The collected articles in figures, by source. */
public interface SourceFigures {

  /** Returns the name of the source of every article. */
  Map<ArticleId, String> sources();

  /**
   * Returns the number of articles that were collected or corrected in a time, by source.
   *
   * @param from the beginning of the time
   * @param to its end, exclusive
   */
  Map<String, Long> collected(Instant from, Instant to);
}
