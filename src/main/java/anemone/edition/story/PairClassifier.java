package anemone.edition.story;

import java.util.Collections;
import java.util.Set;

/**
 * Decides whether two articles report the same event: by rules for clear cases, else by a logistic
 * regression. Its weights were fitted to labelled pairs of articles by eight-fold cross-validation.
 */
final class PairClassifier {

  /** Minimum score of one story, in logits. */
  static final double SAME = 0;

  /** Minimum score of two articles that are a story without a third to confirm it. */
  static final double PAIR = 0.7;

  /** Minimum score of two articles in one story if a third matches both. */
  static final double COMPATIBLE = -1.5;

  /** Minimum score of articles shown to an editor as related. */
  static final double RELATED = -2;

  /** Minimum score of two articles of a story that need no second opinion: six in seven are one. */
  static final double CERTAIN = 1.8;

  /** The score of articles that are certainly the same. */
  static final double SURE = 9;

  /** The score of articles that are certainly different. */
  static final double NEVER = -9;

  private static final double INTERCEPT = -12.30;
  private static final double LEAD = 5.76;
  private static final double BODY = 4.88;
  private static final double NAMES = 7.31;
  private static final double MANY_NAMES = -4.80;
  private static final double NUMBERS = 1.42;
  private static final double SOON = 6.73;

  /** Minimum share of the shorter text's shingles in another publisher's copy. */
  private static final double COPIED = 0.5;

  /** Minimum share in a source's own second version, and in a copy with another headline. */
  private static final double NEARLY_IDENTICAL = 0.8;

  /** Minimum number of shingles; shorter texts may be boilerplate. */
  private static final int MIN_RUNS = 8;

  /** Minimum cosine of headlines of one form. */
  private static final double ONE_FORM = 0.6;

  /** Minimum cosine of the headlines of a source's column. */
  private static final double ONE_COLUMN = 0.85;

  /** Minimum similarity of headlines or texts of two articles with one address. */
  private static final double ONE_ADDRESS = 0.3;

  /** Minimum score of articles that may share no more than a name. */
  private static final double CLEAR = 1.2;

  /** Minimum likeness of headlines and first words beside one name. */
  private static final double MORE_THAN_NAMES = 0.03;

  /** Minimum weight of the headline words that are in the other text: two names each way. */
  private static final double TWO_NAMES = 20;

  private PairClassifier() {}

  /** Returns the score in logits, from {@link #NEVER} to {@link #SURE}. */
  static double score(ArticleVectors a, ArticleVectors b) {
    return score(a, b, PairFeatures.days(a.article(), b.article()));
  }

  /** Returns the score that two articles would have if they had appeared at the same time. */
  static double event(ArticleVectors a, ArticleVectors b) {
    return score(a, b, 0);
  }

  private static double score(ArticleVectors a, ArticleVectors b, double days) {
    ArticleTerms one = a.terms();
    ArticleTerms other = b.terms();
    if (!one.language().equals(other.language())) {
      return NEVER;
    }
    boolean enough = Math.min(one.shingles().size(), other.shingles().size()) >= MIN_RUNS;
    double copied = enough ? one.shingles().containment(other.shingles()) : 0;
    if (isSameAddress(one, other) && isAlike(a, b, copied)) {
      return SURE;
    }
    if (a.article().source().equals(b.article().source())) {
      // a source does not report an event twice, except in a new version
      return copied >= NEARLY_IDENTICAL ? SURE : NEVER;
    }
    if (copied >= NEARLY_IDENTICAL) {
      return SURE;
    }
    if (isNextOfOneForm(a, b) || !isHeadlineTold(a, b)) {
      return NEVER;
    }
    if (copied >= COPIED) {
      return SURE;
    }
    PairFeatures common = PairFeatures.of(a, b, days);
    double score = score(common);
    return score < CLEAR && isNameOnly(a, b, common) ? NEVER : score;
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

  /** Returns the weight of the time between; a day later it is usually a follow-up. */
  private static double soon(double days) {
    return 1 / (1 + Math.pow(days, 4));
  }

  /**
   * Whether headlines have the same words but different numbers: "X 2.1 released" and "X 2.2
   * released".
   */
  private static boolean isNextOfOneForm(ArticleVectors a, ArticleVectors b) {
    Set<String> one = a.terms().titleNumbers();
    Set<String> other = b.terms().titleNumbers();
    return !one.isEmpty()
        && !other.isEmpty()
        && Collections.disjoint(one, other)
        && a.title().cosine(b.title()) >= ONE_FORM;
  }

  /**
   * Whether two articles are of a series, which is about many events: headlines of one form, or a
   * source's headline that hardly changes.
   */
  static boolean isSeries(ArticleVectors a, ArticleVectors b) {
    return isNextOfOneForm(a, b)
        || (a.article().source().equals(b.article().source())
            && a.title().cosine(b.title()) >= ONE_COLUMN);
  }

  /**
   * Whether a word of one headline is in the other text; otherwise the texts share only
   * boilerplate.
   */
  static boolean isHeadlineTold(ArticleVectors a, ArticleVectors b) {
    return a.title().within(b.body()) + b.title().within(a.body()) > 0;
  }

  /** Whether articles share hardly more than a name: a person or a team is in many stories. */
  private static boolean isNameOnly(ArticleVectors a, ArticleVectors b, PairFeatures common) {
    return common.numbers() == 0
        && a.title().within(b.body()) + b.title().within(a.body()) < TWO_NAMES
        && StoryLikeness.ofArticles(a, b) < MORE_THAN_NAMES;
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
