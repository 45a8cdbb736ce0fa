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
 */
public record Score(
    double freshness, double sources, double weight, double topic, double length, double novelty) {

  /** The sum of the parts: more is better. */
  public double total() {
    return freshness + sources + weight + topic + length + novelty;
  }

  /** {@code freshness 0.92, sources 0.35, ...}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "freshness %.2f, sources %.2f, weight %.2f, topic %.2f, length %.2f, novelty %.2f",
        freshness,
        sources,
        weight,
        topic,
        length,
        novelty);
  }
}
