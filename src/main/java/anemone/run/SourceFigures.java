package anemone.run;

import anemone.article.ArticleId;
import java.time.Instant;
import java.util.Map;

/** Statistics of collected articles by source. */
public interface SourceFigures {

  /** Returns the name of the source of every article. */
  Map<ArticleId, String> sources();

  /**
   * Returns the number of articles collected or corrected in a period, by source.
   *
   * @param from the beginning of the period
   * @param to the end of the period, exclusive
   */
  Map<String, Long> collected(Instant from, Instant to);
}
