package anemone.edition.story;

import anemone.article.Article;
import java.time.Duration;

/**
 * What two articles have in common, each part from 0 to 1.
 *
 * @param body the cosine of all that they say
 * @param lead the cosine of their first paragraphs
 * @param titles the cosine of their headlines
 * @param titleTold how much of one headline the other article tells, on average of the two
 * @param titleToldLeast the smaller of the two
 * @param names how much of the names of the one with fewer the other has
 * @param numbers the same of the numbers
 * @param numbersApart how much of the numbers of both only one has
 * @param copied how many runs of four words of the shorter the other has
 * @param days how far apart they appeared
 * @param sameSource 1 if one source told both, or 0
 * @param sameForm 1 if the headlines are equal but for numbers and days, or 0
 */
record Likeness(
    double body,
    double lead,
    double titles,
    double titleTold,
    double titleToldLeast,
    double names,
    double numbers,
    double numbersApart,
    double copied,
    double days,
    double sameSource,
    double sameForm) {

  static Likeness of(Telling a, Telling b) {
    double oneTold = a.title().coveredBy(b.body());
    double otherTold = b.title().coveredBy(a.body());
    return new Likeness(
        a.body().cosine(b.body()),
        a.lead().cosine(b.lead()),
        a.title().cosine(b.title()),
        (oneTold + otherTold) / 2,
        Math.min(oneTold, otherTold),
        shared(a.names(), b.names()),
        shared(a.numbers(), b.numbers()),
        apart(a.numbers(), b.numbers()),
        a.reading().shingles().containment(b.reading().shingles()),
        days(a.article(), b.article()),
        a.article().source().equals(b.article().source()) ? 1 : 0,
        a.reading().form().equals(b.reading().form()) ? 1 : 0);
  }

  private static double shared(Vector a, Vector b) {
    return a.sum() < b.sum() ? a.coveredBy(b) : b.coveredBy(a);
  }

  private static double apart(Vector a, Vector b) {
    double all = a.sum() + b.sum();
    return all == 0 ? 0 : 1 - 2 * Math.min(a.within(b), b.within(a)) / all;
  }

  private static double days(Article a, Article b) {
    return Duration.between(a.appeared(), b.appeared()).abs().toMinutes() / (24.0 * 60);
  }
}
