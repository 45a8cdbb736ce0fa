package anemone.edition.summary;

/**
 * What speaks for or against a sentence as the first of a gist, with its weight in a logit.
 *
 * <p>Few signs, so that their weights hold for articles that nobody looked at: those that left the
 * cross-validated figures as they were are gone. The weights were fitted to 250 articles in nine
 * languages whose sentences people had labelled as the news or not (a conditional logit over the
 * sentences of an article, drawn towards 0), and rounded; the article on the architecture gives
 * figures.
 */
enum Sign {
  /** How far from the beginning it stands, in sentences: the inverted pyramid. */
  PLACE(-3.8),
  /** How far from the beginning it stands, in paragraphs. */
  PARAGRAPH(-4.4),
  /** The share of the headline's words that it has. */
  HEADLINE(2.7),
  /** The share of its publisher's own teaser that it has. */
  TEASER(2.0),
  /** It has no word of a headline that the article returns to. */
  ELSEWHERE(-0.3),
  /** How often the article says its words elsewhere. */
  TELLING(2.9),
  /** It is too short to tell much. */
  SHORT(-3.8),
  /** The share of it that somebody else says. */
  QUOTED_SHARE(-3.7),
  /** It opens with the name of who speaks, as in an interview. */
  SPEAKER(-0.5),
  FIRST_PERSON(-1.0),
  /** It names a day, or says what is new. */
  DAY(0.9),
  /** It opens with "but" or the like, and so goes on from what is not shown. */
  TURN(-0.7),
  /** It opens with "but", "now" or the like and names a day: the turn from a scene to the news. */
  TURN_TO_NEWS(1.4),
  SAID(0.3),
  /** It opens with what was before the news. */
  OPENS_IN_PAST(-2.7),
  /** It opens with what everybody knows: "most people", "imagine". */
  TRUISM(-1.0),
  /** It says what the article gives: "in this post". */
  ABOUT_ITSELF(3.2),
  /** It tells what somebody found out. */
  STUDY(1.9),
  /** It judges; in a review, that is the news. */
  VERDICT(2.0);

  private final double weight;

  Sign(double weight) {
    this.weight = weight;
  }

  /** What it adds to a sentence's logit. */
  double times(double amount) {
    return weight * amount;
  }

  /** What it adds where it holds. */
  double where(boolean holds) {
    return holds ? weight : 0;
  }
}
