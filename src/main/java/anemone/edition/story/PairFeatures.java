package anemone.edition.story;

import anemone.article.Article;
import java.time.Duration;

/**
 * The features of a pair of articles, from 0 to 1 except the days.
 *
 * @param lead the cosine of their headlines and first words
 * @param body the cosine of their texts
 * @param names the share of the names of the one with fewer in the other
 * @param numbers the share of the numbers of the one with fewer in the other
 * @param manyNames the weight of the common names; long articles share some by chance
 * @param days the days between them
 */
record PairFeatures(
    double lead, double body, double names, double numbers, double manyNames, double days) {

  /** Weight added as not shared, about one and a half names, since few names match by chance. */
  private static final double NOT_SHARED = 12;

  /** The weight of three or four rare names, which gives two thirds of the maximum. */
  private static final double MANY_NAMES = 30;

  private static final double MINUTES_A_DAY = 24 * 60;

  static PairFeatures of(ArticleVectors a, ArticleVectors b, double days) {
    return new PairFeatures(
        a.lead().cosine(b.lead()),
        a.body().cosine(b.body()),
        shared(a.names(), b.names()),
        shared(a.numbers(), b.numbers()),
        1 - Math.exp(-a.names().within(b.names()) / MANY_NAMES),
        days);
  }

  private static double shared(TermVector a, TermVector b) {
    TermVector fewer = a.sum() < b.sum() ? a : b;
    return fewer.within(fewer == a ? b : a) / (fewer.sum() + NOT_SHARED);
  }

  /** Returns the days between the publication of two articles. */
  static double days(Article a, Article b) {
    return Duration.between(a.appeared(), b.appeared()).abs().toMinutes() / MINUTES_A_DAY;
  }
}
