package anemone.edition.story;

import java.util.Arrays;

/** A sparse vector of weighted terms, by their numbers in {@link Rarity}. */
final class TermVector {

  private final int[] terms;
  private final float[] weights;
  private final double sum;
  private final double norm;

  private TermVector(int[] terms, float[] weights) {
    this.terms = terms;
    this.weights = weights;
    double all = 0;
    double squares = 0;
    for (float weight : weights) {
      all += weight;
      squares += (double) weight * weight;
    }
    this.sum = all;
    this.norm = Math.sqrt(squares);
  }

  /**
   * A vector.
   *
   * @param terms the numbers of its terms, each once, in any order
   * @param weights their weights, not negative
   */
  static TermVector of(int[] terms, double[] weights) {
    long[] sorted = new long[terms.length];
    for (int i = 0; i < terms.length; i++) {
      sorted[i] = pair(terms[i], Float.floatToIntBits((float) weights[i]));
    }
    Arrays.sort(sorted);
    int[] ordered = new int[terms.length];
    float[] values = new float[terms.length];
    for (int i = 0; i < sorted.length; i++) {
      ordered[i] = (int) (sorted[i] >>> Integer.SIZE);
      values[i] = Float.intBitsToFloat((int) sorted[i]);
    }
    return new TermVector(ordered, values);
  }

  private static long pair(int high, int low) {
    return ((long) high << Integer.SIZE) | (low & 0xffff_ffffL);
  }

  /** Returns the terms with the greatest weights, the heaviest first. */
  int[] heaviest(int max) {
    long[] sorted = new long[terms.length];
    for (int i = 0; i < terms.length; i++) {
      // the bits of floats that are not negative are in the order of the floats
      sorted[i] = pair(Float.floatToIntBits(weights[i]), terms[i]);
    }
    Arrays.sort(sorted);
    int[] heaviest = new int[Math.min(max, sorted.length)];
    for (int i = 0; i < heaviest.length; i++) {
      heaviest[i] = (int) sorted[sorted.length - 1 - i];
    }
    return heaviest;
  }

  /** Returns the sum of the weights. */
  double sum() {
    return sum;
  }

  /** Returns the sum of the weights of the terms that another vector has, too. */
  double within(TermVector other) {
    double within = 0;
    int j = 0;
    for (int i = 0; i < terms.length; i++) {
      while (j < other.terms.length && other.terms[j] < terms[i]) {
        j++;
      }
      if (j < other.terms.length && other.terms[j] == terms[i]) {
        within += weights[i];
      }
    }
    return within;
  }

  /** Returns the cosine with another vector, from 0 to 1. */
  double cosine(TermVector other) {
    double dot = 0;
    int j = 0;
    for (int i = 0; i < terms.length; i++) {
      while (j < other.terms.length && other.terms[j] < terms[i]) {
        j++;
      }
      if (j < other.terms.length && other.terms[j] == terms[i]) {
        dot += (double) weights[i] * other.weights[j];
      }
    }
    return dot == 0 ? 0 : dot / (norm * other.norm);
  }

  /**
   * Returns the cosine without the two terms that add most to it, usually a person's name.
   *
   * @return a number from 0 to 1
   */
  double cosineBesideOneName(TermVector other) {
    double dot = 0;
    double max = 0;
    double second = 0;
    int j = 0;
    for (int i = 0; i < terms.length; i++) {
      while (j < other.terms.length && other.terms[j] < terms[i]) {
        j++;
      }
      if (j < other.terms.length && other.terms[j] == terms[i]) {
        double product = (double) weights[i] * other.weights[j];
        dot += product;
        second = Math.max(second, Math.min(max, product));
        max = Math.max(max, product);
      }
    }
    double rest = dot - max - second;
    return rest <= 0 ? 0 : rest / (norm * other.norm);
  }
}
