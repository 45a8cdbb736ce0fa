package anemone.edition.story;

import java.util.Collections;
import java.util.Set;

/**
 * Says whether two articles tell the same thing, by rules where there is no doubt and by a logistic
 * regression over what they have in common where there is. Its weights were fitted to labelled
 * pairs of articles; eight parts of them were tried on the weights of the other seven.
 */
final class PairClassifier {

  /** From this score on, in logits, two articles are the same story. */
  static final double SAME = 0;

  /** From this score on two articles may stand in one story if a third matches both. */
  static final double COMPATIBLE = -1.5;

  /** From this score on two articles are shown to an editor as perhaps the same story. */
  static final double RELATED = -2;

  /** The score of articles that are the same beyond doubt. */
  static final double SURE = 9;

  /** The score of articles that cannot be the same. */
  static final double NEVER = -9;

  private static final double INTERCEPT = -12.30;
  private static final double LEAD = 5.76;
  private static final double BODY = 4.88;
  private static final double NAMES = 7.31;
  private static final double MANY_NAMES = -4.80;
  private static final double NUMBERS = 1.42;
  private static final double SOON = 6.73;

  /** Another publisher's copy has this part of the shorter text's runs of words. */
  private static final double COPIED = 0.5;

  /** A source's own second version has this part of them, and a copy whatever its headline. */
  private static final double NEARLY_IDENTICAL = 0.8;

  /** Texts with fewer runs of words may be boilerplate. */
  private static final int FEWEST_RUNS = 8;

  /** Headlines of one form have this part of their words in common. */
  private static final double ONE_FORM = 0.6;

  /** Two articles with one address are one if their headlines or texts are that much alike. */
  private static final double ONE_ADDRESS = 0.3;

  private PairClassifier() {}

  /** The score in logits, from {@link #NEVER} to {@link #SURE}. */
  static double score(ArticleVectors a, ArticleVectors b) {
    ArticleTerms one = a.terms();
    ArticleTerms other = b.terms();
    if (!one.language().equals(other.language())) {
      return NEVER;
    }
    boolean enough = Math.min(one.shingles().size(), other.shingles().size()) >= FEWEST_RUNS;
    double copied = enough ? one.shingles().containment(other.shingles()) : 0;
    if (isSameAddress(one, other) && isAlike(a, b, copied)) {
      return SURE;
    }
    if (a.article().source().equals(b.article().source())) {
      // a source does not tell its own story twice
      return copied >= NEARLY_IDENTICAL ? SURE : NEVER;
    }
    if (copied >= NEARLY_IDENTICAL) {
      return SURE;
    }
    if (isNextOfOneForm(a, b) || !isHeadlineTold(a, b)) {
      return NEVER;
    }
    return copied >= COPIED ? SURE : score(PairFeatures.of(a, b));
  }

  private static double score(PairFeatures common) {
    return INTERCEPT
        + LEAD * Math.sqrt(common.lead())
        + BODY * Math.sqrt(common.body())
        + NAMES * common.names()
        + MANY_NAMES * common.manyNames()
        + NUMBERS * common.numbers()
        + SOON * soon(common.days());
  }

  /** What is told a day later is more often what happened next. */
  private static double soon(double days) {
    return 1 / (1 + Math.pow(days, 4));
  }

  /** "X 2.1 released" and "X 2.2 released": the same words around other numbers. */
  private static boolean isNextOfOneForm(ArticleVectors a, ArticleVectors b) {
    Set<String> one = a.terms().titleNumbers();
    Set<String> other = b.terms().titleNumbers();
    return !one.isEmpty()
        && !other.isEmpty()
        && Collections.disjoint(one, other)
        && a.title().cosine(b.title()) >= ONE_FORM;
  }

  /** Without a word of a headline in the other text, what two texts share is boilerplate. */
  private static boolean isHeadlineTold(ArticleVectors a, ArticleVectors b) {
    return a.title().within(b.body()) + b.title().within(a.body()) > 0;
  }

  private static boolean isSameAddress(ArticleTerms a, ArticleTerms b) {
    return !a.url().isEmpty() && a.url().equals(b.url());
  }

  private static boolean isAlike(ArticleVectors a, ArticleVectors b, double copied) {
    return copied >= ONE_ADDRESS
        || a.title().cosine(b.title()) >= ONE_ADDRESS
        || a.body().cosine(b.body()) >= ONE_ADDRESS;
  }
}
