package anemone.edition.story;

import anemone.article.Article;
import java.time.Duration;

/**
 * What two articles have in common, each part from 0 to 1 but the days.
 *
 * @param body the cosine of all that they say
 * @param told how much of one headline the other article tells, on average of the two
 * @param names how much of the names of the one with fewer the other has
 * @param numbers the same of the numbers
 * @param evidence how much the names and numbers weigh that both have
 * @param copied how many runs of four words of the shorter the other has
 * @param days how far apart they appeared
 * @param sameSource whether one source told both
 */
record Likeness(
    double body,
    double told,
    double names,
    double numbers,
    double evidence,
    double copied,
    double days,
    boolean sameSource) {

  /** Two thirds of all evidence: some three names or numbers that few articles have. */
  private static final double MUCH = 30;

  private static final double MINUTES_A_DAY = 24 * 60;

  static Likeness of(Telling a, Telling b) {
    return new Likeness(
        a.body().cosine(b.body()),
        (a.title().coveredBy(b.body()) + b.title().coveredBy(a.body())) / 2,
        shared(a.names(), b.names()),
        shared(a.numbers(), b.numbers()),
        evidence(a, b),
        a.reading().shingles().containment(b.reading().shingles()),
        days(a.article(), b.article()),
        a.article().source().equals(b.article().source()));
  }

  private static double shared(Vector a, Vector b) {
    return a.sum() < b.sum() ? a.coveredBy(b) : b.coveredBy(a);
  }

  private static double evidence(Telling a, Telling b) {
    double weight = a.names().within(b.names()) + a.numbers().within(b.numbers());
    return 1 - Math.exp(-weight / MUCH);
  }

  private static double days(Article a, Article b) {
    return Duration.between(a.appeared(), b.appeared()).abs().toMinutes() / MINUTES_A_DAY;
  }
}
