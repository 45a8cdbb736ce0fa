package anemone.edition.summary;

import anemone.edition.summary.Phrases.Kind;
import java.util.List;
import java.util.Set;

/** Weighs how well a sentence would lead a gist, as a logit; higher is better. */
final class LeadScore {

  private static final int SHORT = 60;
  private static final int LONG = 320;

  /** A name that somebody speaks under has so many letters at most. */
  private static final int LONGEST_SPEAKER = 40;

  /** The share of joining words where a language has no list of them. */
  private static final double USUAL = 0.4;

  /** Outside of a review a judgement weighs so much of what it does in one. */
  private static final double ELSEWHERE = 0.3;

  private static final String ENDS = ".!?。！؟।»”\"";

  private final Phrases phrases;
  private final Headline headline;
  private final Names names;
  private final Set<String> joining;
  private final boolean review;

  /**
   * Weighs the sentences of one article.
   *
   * @param joining the language's words that only join others, or none
   * @param review whether the headline says that the article judges something
   */
  LeadScore(Phrases phrases, Headline headline, Names names, Set<String> joining, boolean review) {
    this.phrases = phrases;
    this.headline = headline;
    this.names = names;
    this.joining = joining;
    this.review = review;
  }

  double of(Sentence s, Place place, boolean leans) {
    return ofPlace(place) + ofHeadline(s, place) + ofForm(s) + ofWords(s) + Sign.LEANS.where(leans);
  }

  private static double ofPlace(Place place) {
    return Sign.FIRST.where(place.rank() == 0)
        + Sign.PLACE.times(Math.log1p(place.rank()) / 4)
        + Sign.BELOW_HEADING.where(place.belowHeading())
        + Sign.TELLING.times(place.weight())
        + Sign.KNOWN_SUBJECT.where(place.knownSubject());
  }

  private double ofHeadline(Sentence s, Place place) {
    boolean elsewhere = headline.shared(s) == 0 && !headline.isElsewhere();
    return Sign.HEADLINE.times(headline.share(s))
        + Sign.MOST_HEADLINE.where(place.top())
        + Sign.ELSEWHERE.where(elsewhere)
        + Sign.OPENS_ELSEWHERE.where(elsewhere && place.rank() == 0);
  }

  private static double ofForm(Sentence s) {
    String text = s.text();
    double length = s.length();
    Quotes quotes = Quotes.of(text);
    return Sign.SHORT.times(Math.max(0, 1 - length / SHORT))
        + Sign.LONG.times(Math.min(1, Math.max(0, length / LONG - 1)))
        + Sign.QUOTATION.where(quotes.opens())
        + Sign.QUOTED_SHARE.times(quotes.share())
        + Sign.EXCLAIMS.where(text.endsWith("!"))
        + Sign.SPEAKER.where(isSpeaker(text))
        + Sign.UNENDED.where(ENDS.indexOf(text.charAt(text.length() - 1)) < 0)
        + Sign.NUMBER.where(s.tokens().stream().anyMatch(t -> Character.isDigit(t.charAt(0))));
  }

  private double ofWords(Sentence s) {
    List<String> tokens = s.tokens();
    double count = Math.max(1, tokens.size());
    boolean turns = phrases.opens(Kind.TURNS, s);
    int days = phrases.count(Kind.DAYS, tokens);
    double share =
        joining.isEmpty() ? USUAL : tokens.stream().filter(joining::contains).count() / count;
    return Sign.TURN.where(turns)
        + Sign.TURN_TO_NEWS.where(turns && days > 0)
        + Sign.FIRST_PERSON.times(Math.min(1, 5 * phrases.count(Kind.ME, tokens) / count))
        + Sign.SECOND_PERSON.times(Math.min(1, 5 * phrases.count(Kind.YOU, tokens) / count))
        + Sign.LAST_NAME.where(names.fullAt(s) >= 0)
        + Sign.DAY.times(Math.min(1, days / 2.0))
        + Sign.SAID.where(phrases.in(Kind.SAID, tokens))
        + Sign.PAST.where(phrases.in(Kind.PAST, tokens))
        + Sign.OPENS_IN_PAST.where(phrases.opens(Kind.PAST, s))
        + Sign.ABOUT_ITSELF.where(phrases.in(Kind.SELF, tokens))
        + Sign.STUDY.where(phrases.in(Kind.STUDY, tokens))
        + Sign.VERDICT.times(phrases.in(Kind.VERDICT, tokens) ? (review ? 1 : ELSEWHERE) : 0)
        + Sign.FUNCTIONAL.times(share);
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
   * @param belowHeading whether a heading stands before it
   * @param weight its weight, as a share of the heaviest one's
   * @param knownSubject whether it opens with "the" and a word that the article has said before
   * @param top whether no other has more of the headline
   */
  record Place(int rank, boolean belowHeading, double weight, boolean knownSubject, boolean top) {}
}
