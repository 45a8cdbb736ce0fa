package anemone.edition.summary;

/**
 * What speaks for or against a sentence as the first of a gist, with its weight in a logit.
 *
 * <p>The weights were fitted to 229 articles in seven languages whose sentences people had labelled
 * as the news or not (a conditional logit over the sentences of an article, drawn towards a guess
 * made by hand, and rounded); the article on the architecture gives figures.
 */
enum Sign {
  /** It is the first that may be shown: in the inverted pyramid it is the story. */
  FIRST(1.8),
  /** How far from the beginning it stands. */
  PLACE(-3.6),
  /** A heading stands before it. */
  BELOW_HEADING(-0.9),
  /** The share of the headline's words that it has. */
  HEADLINE(3.0),
  /** No other sentence has more of the headline. */
  MOST_HEADLINE(0.4),
  /** It has no word of a headline that the article returns to. */
  ELSEWHERE(-1.8),
  /** It is the first, and has none: a scene, a greeting, a truism. */
  OPENS_ELSEWHERE(-0.4),
  /** How often the article says its words elsewhere. */
  TELLING(1.1),
  SHORT(-1.1),
  LONG(-0.5),
  /** It opens with "but", "now" or the like. */
  TURN(-0.4),
  /** It opens so and names a day or says what is new: the turn from a scene to the news. */
  TURN_TO_NEWS(2.3),
  QUOTATION(-1.6),
  QUOTED_SHARE(-1.2),
  FIRST_PERSON(-1.0),
  SECOND_PERSON(-0.7),
  /** It opens with "the" and what was told before. */
  KNOWN_SUBJECT(-0.9),
  /** It opens with the last name of somebody named before. */
  LAST_NAME(-1.0),
  /** It names a day, or says what is new. */
  DAY(0.5),
  NUMBER(0.3),
  SAID(0.3),
  /** It tells what was before the news. */
  PAST(-0.5),
  /** It opens so. */
  OPENS_IN_PAST(-2.2),
  /** It says what the article gives: "in this post". */
  ABOUT_ITSELF(2.1),
  /** It tells what somebody found out. */
  STUDY(1.0),
  /** It judges; in a review, that is the news. */
  VERDICT(0.5),
  EXCLAIMS(-0.7),
  /** It opens with the name of who speaks, as in an interview. */
  SPEAKER(-1.4),
  /** The share of words that only join others; a sentence has more of them than a caption. */
  FUNCTIONAL(1.0),
  /** No full stop ends it. */
  UNENDED(-0.6),
  /** It leans on another, as the first of its article: only the headline can be meant. */
  LEANS(-0.8);

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
