package anemone.edition.story;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Weighted terms, by the numbers that a {@link Rarity} gives them. */
final class TermVector {

  private final int[] terms;
  private final double[] weights;
  private final double sum;
  private final double norm;

  private TermVector(int[] terms, double[] weights) {
    this.terms = terms;
    this.weights = weights;
    this.sum = Arrays.stream(weights).sum();
    this.norm = Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
  }

  static TermVector of(Map<Integer, Double> weights) {
    TreeMap<Integer, Double> sorted = new TreeMap<>(weights);
    int[] terms = new int[sorted.size()];
    double[] values = new double[sorted.size()];
    int i = 0;
    for (Map.Entry<Integer, Double> entry : sorted.entrySet()) {
      terms[i] = entry.getKey();
      values[i++] = entry.getValue();
    }
    return new TermVector(terms, values);
  }

  /** The terms that weigh most, the heaviest first. */
  int[] heaviest(int most) {
    return IntStream.range(0, terms.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -weights[i]))
        .limit(most)
        .mapToInt(i -> terms[i])
        .toArray();
  }

  /** The sum of the weights. */
  double sum() {
    return sum;
  }

  /** The sum of the weights that this has for the terms of another. */
  double within(TermVector other) {
    double sum = 0;
    int j = 0;
    for (int i = 0; i < terms.length; i++) {
      while (j < other.terms.length && other.terms[j] < terms[i]) {
        j++;
      }
      if (j < other.terms.length && other.terms[j] == terms[i]) {
        sum += weights[i];
      }
    }
    return sum;
  }

  /** The cosine of the angle between two, from 0 to 1. */
  double cosine(TermVector other) {
    double dot = 0;
    int j = 0;
    for (int i = 0; i < terms.length; i++) {
      while (j < other.terms.length && other.terms[j] < terms[i]) {
        j++;
      }
      if (j < other.terms.length && other.terms[j] == terms[i]) {
        dot += weights[i] * other.weights[j];
      }
    }
    return dot == 0 ? 0 : dot / (norm * other.norm);
  }
}
