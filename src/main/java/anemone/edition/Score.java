package anemone.edition;

import java.util.Locale;

/**
 * How much a story speaks for itself, part by part; each part is added to the whole.
 *
 * @param freshness from 1 for one that just appeared, halved with every half-life
 * @param sources what it gains by being told by several sources
 * @param weight what the trust in its lead's source adds or takes
 * @param topic what it gains by being about the topic of its section
 * @param length what it gains by a body that can be summarised
 * @param novelty what it gains by being unlike what readers had lately
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
