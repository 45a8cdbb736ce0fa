package anemone.edition.rank;

import anemone.article.Article;
import anemone.edition.Ranking;
import anemone.edition.Score;
import anemone.edition.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Scores a story by its age, number of publishers, weight of its lead's source, words of its topic,
 * length of text, and novelty.
 */
public final class WeightedRanking implements Ranking {

  private static final double SCORE_PER_FURTHER_PUBLISHER = 0.35;
  private static final double MAX_PUBLISHER_SCORE = 1.05;
  private static final double SCORE_PER_TOPIC_WORD = 0.1;
  private static final double MAX_TOPIC_SCORE = 0.2;
  private static final double MAX_LENGTH_SCORE = 0.3;
  private static final int FULL_LENGTH_CHARACTERS = 2_000;
  private static final double MAX_NOVELTY_SCORE = 0.4;

  private final Map<String, Double> weights;
  private final TopicWords topics;
  private final Duration halfLife;

  /**
   * A ranking.
   *
   * @param weights the weights of sources by name; 1 for a missing one
   * @param topics the words of the topics
   * @param halfLife the age at which the score of freshness is 0.5
   */
  public WeightedRanking(Map<String, Double> weights, TopicWords topics, Duration halfLife) {
    this.weights = Map.copyOf(weights);
    this.topics = topics;
    this.halfLife = halfLife;
  }

  @Override
  public Scores at(Instant now, List<Article> told) {
    List<WordSet> known = told.stream().map(WordSet::of).toList();
    return story -> score(story, now, known);
  }

  private Score score(Story story, Instant now, List<WordSet> known) {
    Article lead = story.lead();
    WordSet about = WordSet.of(lead);
    double age = Math.max(0, Duration.between(lead.appeared(), now).toMillis());
    double body = Math.min(1.0, lead.text().length() / (double) FULL_LENGTH_CHARACTERS);
    return new Score(
        Math.pow(0.5, age / halfLife.toMillis()),
        Math.min(MAX_PUBLISHER_SCORE, SCORE_PER_FURTHER_PUBLISHER * (Publishers.count(story) - 1)),
        Math.log(weights.getOrDefault(lead.source(), 1.0)) / Math.log(2),
        Math.min(MAX_TOPIC_SCORE, SCORE_PER_TOPIC_WORD * topics.match(story)),
        MAX_LENGTH_SCORE * body,
        MAX_NOVELTY_SCORE * (1 - known.stream().mapToDouble(about::overlap).max().orElse(0)));
  }
}
