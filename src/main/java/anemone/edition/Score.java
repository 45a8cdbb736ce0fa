package anemone.edition;

import java.util.Locale;

/**
 * The score of a story by parts, which are added.
 *
 * @param freshness from 1 for one that just appeared, halved with every half-life
 * @param sources the bonus for several sources
 * @param weight the bonus or malus for the weight of its lead's source
 * @param topic the bonus for words of its topic
 * @param length the bonus for a text long enough to be summarised
 * @param novelty the bonus for being unlike recent stories
 * @param storyline for the leading story of a storyline: the difference to the best score in it,
 *     with a bonus for its other stories and a malus for the editions that told of it
 */
public record Score(
    double freshness,
    double sources,
    double weight,
    double topic,
    double length,
    double novelty,
    double storyline) {

  /** The score of a story without a storyline. */
  public Score(
      double freshness,
      double sources,
      double weight,
      double topic,
      double length,
      double novelty) {
    this(freshness, sources, weight, topic, length, novelty, 0);
  }

  /** Returns the score with another part for the storyline. */
  Score withStoryline(double other) {
    return new Score(freshness, sources, weight, topic, length, novelty, other);
  }

  /** The sum of the parts: more is better. */
  public double total() {
    return freshness + sources + weight + topic + length + novelty + storyline;
  }

  /** {@code freshness 0.92, sources 0.35, ...}. */
  @Override
  public String toString() {
    String parts =
        String.format(
            Locale.ROOT,
            "freshness %.2f, sources %.2f, weight %.2f, topic %.2f, length %.2f, novelty %.2f",
            freshness,
            sources,
            weight,
            topic,
            length,
            novelty);
    return storyline == 0
        ? parts
        : parts + String.format(Locale.ROOT, ", storyline %.2f", storyline);
  }
}
