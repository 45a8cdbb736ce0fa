package anemone.edition.summary;

import anemone.edition.summary.Phrases.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** Scores how well a sentence would lead a gist, as a logit; higher is better. */
final class LeadScore {

  private static final int SHORT = 60;
  private static final int LONG = 300;

  /** Maximum length of a speaker's name, in UTF-16 units. */
  private static final int LONGEST_SPEAKER = 40;

  /** The weight of a judgement outside a review, relative to one in a review. */
  private static final double ELSEWHERE = 0.3;

  /** Maximum number of words before a word of the past that still opens the sentence. */
  private static final int OPENING = 3;

  private final Phrases phrases;
  private final Headline headline;
  private final Headline teaser;
  private final boolean review;

  /**
   * A score for the sentences of one article.
   *
   * @param teaser the words of the publisher's teaser, if it has one
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
    return LeadFeature.PLACE.times(Math.log1p(place.rank()) / 4)
        + LeadFeature.PARAGRAPH.times(Math.log1p(place.line()) / 4)
        + LeadFeature.TELLING.times(place.weight());
  }

  private double ofHeadline(Sentence s) {
    boolean elsewhere = headline.shared(s) == 0 && !headline.isElsewhere();
    return LeadFeature.HEADLINE.times(headline.share(s))
        + LeadFeature.TEASER.times(teaser.share(s))
        + LeadFeature.ELSEWHERE.where(elsewhere);
  }

  private static double ofForm(Sentence s) {
    return LeadFeature.SHORT.times(Math.max(0, 1 - (double) s.length() / SHORT))
        + LeadFeature.LONG.times(Math.max(0, (double) s.length() / LONG - 1))
        + LeadFeature.QUOTED_SHARE.times(Quotes.of(s.text()).share())
        + LeadFeature.SPEAKER.where(isSpeaker(s.text()));
  }

  private double ofWords(Sentence s) {
    List<String> tokens = s.tokens();
    double count = Math.max(1, tokens.size());
    int days = phrases.count(Kind.DAYS, tokens);
    boolean turns = phrases.opens(Kind.TURNS, s);
    return LeadFeature.TURN.where(turns)
        + LeadFeature.TURN_TO_NEWS.where(days > 0 && turns)
        + LeadFeature.JOIN.where(phrases.opens(Kind.JOINS, s) && !opensWithTime(tokens))
        + LeadFeature.FIRST_PERSON.times(Math.min(1, 5 * phrases.count(Kind.ME, tokens) / count))
        + LeadFeature.DAY.times(Math.min(1, days / 2.0))
        + LeadFeature.SAID.where(phrases.in(Kind.SAID, tokens))
        + LeadFeature.OPENS_IN_PAST.where(opensInPast(s))
        + LeadFeature.TRUISM.where(phrases.opens(Kind.TRUISM, s))
        + LeadFeature.ABOUT_ITSELF.where(phrases.in(Kind.SELF, tokens))
        + LeadFeature.STUDY.where(phrases.in(Kind.STUDY, tokens))
        + LeadFeature.VERDICT.times(
            phrases.in(Kind.VERDICT, tokens) ? (review ? 1 : ELSEWHERE) : 0);
  }

  /** Whether it opens with "formerly" or "since 1998", but not "since Monday". */
  private boolean opensInPast(Sentence s) {
    List<String> tokens = s.tokens();
    if (phrases.opens(Kind.PAST, s)) {
      return !phrases.beginsAt(Kind.THESE, tokens, 1) && !phrases.beginsAt(Kind.DAYS, tokens, 1);
    }
    return IntStream.range(1, OPENING).anyMatch(at -> phrases.beginsAt(Kind.PAST, tokens, at));
  }

  /** Whether it says when, right after its first word: "But on Monday". */
  private boolean opensWithTime(List<String> tokens) {
    return IntStream.range(1, OPENING).anyMatch(at -> phrases.beginsAt(Kind.TIMES, tokens, at));
  }

  /** Whether it begins with the name of its speaker: "Rick: I went home." */
  private static boolean isSpeaker(String text) {
    int colon = text.indexOf(": ");
    if (colon < 1 || colon >= LONGEST_SPEAKER) {
      return false;
    }
    String speaker = text.substring(0, colon);
    return speaker.chars().filter(Character::isSpaceChar).count() < 4 && !speaker.contains(",");
  }

  /**
   * The position of a sentence among the candidates.
   *
   * @param rank the number of candidates before it
   * @param line the number of lines of the article from the first candidate to it
   * @param weight its weight, as a share of the heaviest candidate's
   */
  record Place(int rank, int line, double weight) {}
}
