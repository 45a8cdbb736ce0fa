package anemone.edition.story;

/**
 * How likely two articles tell the same thing, by a logistic regression over what they have in
 * common. Its weights were fitted to labelled pairs of articles.
 */
final class Verdict {

  /** From so much on two articles are the same story. */
  static final double SAME = 0.5;

  /** So alike must two groups be on average. */
  static final double SAME_ON_AVERAGE = 0.4;

  private Verdict() {}

  /** The chance, from 0 to 1. */
  static double chance(Telling a, Telling b) {
    if (!a.reading().language().equals(b.reading().language())) {
      return 0;
    }
    Likeness l = Likeness.of(a, b);
    double z =
        -5
            + 6 * l.body()
            + 3 * l.lead()
            + 2 * l.titles()
            + 3 * l.titleToldLeast()
            + 2 * l.names()
            + 1.5 * l.numbers()
            - l.numbersApart()
            + 4 * l.copied()
            - l.days()
            - 2 * l.sameSource()
            - 2 * l.sameForm() * l.sameSource();
    return 1 / (1 + Math.exp(-z));
  }
}
