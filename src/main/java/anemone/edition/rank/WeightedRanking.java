package anemone.edition.rank;

import anemone.article.Article;
import anemone.edition.Ranking;
import anemone.edition.Score;
import anemone.edition.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Scores a story by its age, the number of sources that tell it, the trust in its lead's source and
 * the length of its body.
 */
public final class WeightedRanking implements Ranking {

  private static final double PER_FURTHER_SOURCE = 0.35;
  private static final double MOST_FOR_SOURCES = 1.05;
  private static final double FULL_LENGTH = 0.3;
  private static final int FULL_LENGTH_CHARACTERS = 2_000;

  private final Map<String, Double> weights;
  private final Duration halfLife;

  /**
   * A ranking.
   *
   * @param weights the weight of each source by its name; 1 for a source that is not named
   * @param halfLife the age at which freshness counts half
   */
  public WeightedRanking(Map<String, Double> weights, Duration halfLife) {
    this.weights = Map.copyOf(weights);
    this.halfLife = halfLife;
  }

  @Override
  public Score score(Story story, Instant now) {
    Article lead = story.lead();
    double age = Math.max(0, Duration.between(lead.appeared(), now).toMillis());
    long sources = story.articles().stream().map(Article::source).distinct().count();
    double body = Math.min(1.0, lead.text().length() / (double) FULL_LENGTH_CHARACTERS);
    return new Score(
        Math.pow(0.5, age / halfLife.toMillis()),
        Math.min(MOST_FOR_SOURCES, PER_FURTHER_SOURCE * (sources - 1)),
        Math.log(weights.getOrDefault(lead.source(), 1.0)) / Math.log(2),
        FULL_LENGTH * body);
  }
}
