package anemone.edition.story;

import anemone.article.Article;
import java.time.Duration;

/**
 * What two articles have in common, each part from 0 to 1 but the days.
 *
 * @param lead the cosine of their headlines and first words
 * @param body the cosine of all that is read
 * @param names how much of the names of the one with fewer the other has
 * @param numbers the same of the numbers
 * @param manyNames how much the names weigh that both have; long articles share some by chance
 * @param days how far apart they appeared
 */
record PairFeatures(
    double lead, double body, double names, double numbers, double manyNames, double days) {

  /** Of few names, much is shared by chance: a name and a half more are taken as not shared. */
  private static final double NOT_SHARED = 12;

  /** Two thirds of all evidence: some three or four rare names. */
  private static final double MANY_NAMES = 30;

  private static final double MINUTES_A_DAY = 24 * 60;

  static PairFeatures of(ArticleVectors a, ArticleVectors b) {
    return new PairFeatures(
        a.lead().cosine(b.lead()),
        a.body().cosine(b.body()),
        shared(a.names(), b.names()),
        shared(a.numbers(), b.numbers()),
        1 - Math.exp(-a.names().within(b.names()) / MANY_NAMES),
        days(a.article(), b.article()));
  }

  private static double shared(TermVector a, TermVector b) {
    TermVector fewer = a.sum() < b.sum() ? a : b;
    return fewer.within(fewer == a ? b : a) / (fewer.sum() + NOT_SHARED);
  }

  private static double days(Article a, Article b) {
    return Duration.between(a.appeared(), b.appeared()).abs().toMinutes() / MINUTES_A_DAY;
  }
}
