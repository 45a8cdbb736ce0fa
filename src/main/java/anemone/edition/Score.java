package anemone.edition;

/**
 * How much a story speaks for itself, part by part; each part is added to the whole.
 *
 * @param freshness from 1 for one that just appeared, halved with every half-life
 * @param sources what it gains by being told by several sources
 * @param weight what the trust in its lead's source adds or takes
 * @param length what it gains by a body that can be summarised
 */
public record Score(double freshness, double sources, double weight, double length) {

  /** The sum of the parts: more is better. */
  public double total() {
    return freshness + sources + weight + length;
  }
}
