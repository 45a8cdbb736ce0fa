package anemone.edition.summary;

import anemone.edition.summary.Phrases.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** Weighs how well a sentence would lead a gist, as a logit; higher is better. */
final class LeadScore {

  private static final int SHORT = 60;

  /** A name that somebody speaks under has so many letters at most. */
  private static final int LONGEST_SPEAKER = 40;

  /** Outside of a review a judgement weighs so much of what it does in one. */
  private static final double ELSEWHERE = 0.3;

  /** Maximum number of words before the mark of the past in a sentence. */
  private static final int OPENING = 3;

  private final Phrases phrases;
  private final Headline headline;
  private final Headline teaser;
  private final boolean review;

  /**
   * Weighs the sentences of one article.
   *
   * @param teaser the words that its publisher says of it elsewhere, if any
   * @param review whether the headline says that the article judges something
   */
  LeadScore(Phrases phrases, Headline headline, Headline teaser, boolean review) {
    this.phrases = phrases;
    this.headline = headline;
    this.teaser = teaser;
    this.review = review;
  }

  double of(Sentence s, Place place) {
    return ofPlace(place) + ofHeadline(s) + ofForm(s) + ofWords(s);
  }

  private static double ofPlace(Place place) {
    return Sign.PLACE.times(Math.log1p(place.rank()) / 4)
        + Sign.PARAGRAPH.times(Math.log1p(place.line()) / 4)
        + Sign.TELLING.times(place.weight());
  }

  private double ofHeadline(Sentence s) {
    boolean elsewhere = headline.shared(s) == 0 && !headline.isElsewhere();
    return Sign.HEADLINE.times(headline.share(s))
        + Sign.TEASER.times(teaser.share(s))
        + Sign.ELSEWHERE.where(elsewhere);
  }

  private static double ofForm(Sentence s) {
    return Sign.SHORT.times(Math.max(0, 1 - (double) s.length() / SHORT))
        + Sign.QUOTED_SHARE.times(Quotes.of(s.text()).share())
        + Sign.SPEAKER.where(isSpeaker(s.text()));
  }

  private double ofWords(Sentence s) {
    List<String> tokens = s.tokens();
    double count = Math.max(1, tokens.size());
    int days = phrases.count(Kind.DAYS, tokens);
    boolean turns = phrases.opens(Kind.TURNS, s);
    return Sign.TURN.where(turns)
        + Sign.TURN_TO_NEWS.where(days > 0 && turns)
        + Sign.FIRST_PERSON.times(Math.min(1, 5 * phrases.count(Kind.ME, tokens) / count))
        + Sign.DAY.times(Math.min(1, days / 2.0))
        + Sign.SAID.where(phrases.in(Kind.SAID, tokens))
        + Sign.OPENS_IN_PAST.where(opensInPast(s))
        + Sign.TRUISM.where(phrases.opens(Kind.TRUISM, s))
        + Sign.ABOUT_ITSELF.where(phrases.in(Kind.SELF, tokens))
        + Sign.STUDY.where(phrases.in(Kind.STUDY, tokens))
        + Sign.VERDICT.times(phrases.in(Kind.VERDICT, tokens) ? (review ? 1 : ELSEWHERE) : 0);
  }

  /** Whether it opens with "formerly" or "since 1998", but not "since Monday". */
  private boolean opensInPast(Sentence s) {
    List<String> tokens = s.tokens();
    if (phrases.opens(Kind.PAST, s)) {
      return !phrases.beginsAt(Kind.THESE, tokens, 1) && !phrases.beginsAt(Kind.DAYS, tokens, 1);
    }
    return IntStream.range(1, OPENING).anyMatch(at -> phrases.beginsAt(Kind.PAST, tokens, at));
  }

  /** Whether it begins with who says it: "Rick: I went home." */
  private static boolean isSpeaker(String text) {
    int colon = text.indexOf(": ");
    if (colon < 1 || colon >= LONGEST_SPEAKER) {
      return false;
    }
    String speaker = text.substring(0, colon);
    return speaker.chars().filter(Character::isSpaceChar).count() < 4 && !speaker.contains(",");
  }

  /**
   * Where a sentence stands among those that may be shown.
   *
   * @param rank how many stand before it
   * @param line how many lines of the article stand between the first of them and it
   * @param weight its weight, as a share of the heaviest one's
   */
  record Place(int rank, int line, double weight) {}
}
