package anemone.edition.story;

/**
 * How likely two articles tell the same thing, by a logistic regression over what they have in
 * common. Its weights were fitted to labelled pairs of articles, with eight parts of them tried on
 * the weights of the other seven.
 */
final class Verdict {

  /** From so much on two articles are the same story. */
  static final double SAME = 0.45;

  /** From so much on two articles are shown to an editor as perhaps the same. */
  static final double RELATED = 0.25;

  /** So alike must two groups be on average. */
  static final double SAME_ON_AVERAGE = 0.35;

  /** Another source's copy has so many of the shorter text's runs of words. */
  private static final double COPIED = 0.5;

  private static final double SURE = 0.95;

  private static final double INTERCEPT = -6.08;
  private static final double SOON = 3.61;
  private static final double BODY = 4.54;
  private static final double NAMES = 1.80;
  private static final double NUMBERS = 1.72;
  private static final double EVIDENCE = 1.58;
  private static final double TOLD = 1.87;
  private static final double SAME_SOURCE = -4.08;

  private Verdict() {}

  /** The chance, from 0 to 1. */
  static double chance(Telling a, Telling b) {
    if (!a.reading().language().equals(b.reading().language())) {
      return 0;
    }
    Likeness common = Likeness.of(a, b);
    if (common.copied() >= COPIED && !common.sameSource()) {
      return SURE;
    }
    double sum =
        SOON
            + BODY * common.body()
            + NAMES * common.names()
            + NUMBERS * common.numbers()
            + EVIDENCE * common.evidence()
            + TOLD * common.told();
    double z = INTERCEPT + soon(common.days()) * sum + (common.sameSource() ? SAME_SOURCE : 0);
    return 1 / (1 + Math.exp(-z));
  }

  /** What is told a day later is more often what happened next. */
  private static double soon(double days) {
    return 1 / (1 + Math.pow(days, 4));
  }
}
