package anemone.edition.summary;

/**
 * A feature that speaks for or against a sentence as the first of a gist, with its weight in a
 * logit.
 *
 * <p>The features are few, so that the weights also hold for new articles; a feature that did not
 * improve the cross-validated figures was removed. The weights were fitted to 250 articles in nine
 * languages whose sentences people had labelled as the news or not (a conditional logit over the
 * sentences of an article, shrunk towards 0), and rounded; {@code architecture.md} has the figures.
 */
enum LeadFeature {
  /** Its distance from the beginning in sentences: news is written as an inverted pyramid. */
  PLACE(-3.8),
  /** Its distance from the beginning in paragraphs. */
  PARAGRAPH(-4.4),
  /** The share of the headline's words that it has. */
  HEADLINE(2.7),
  /** The share of its publisher's own teaser that it has. */
  TEASER(2.0),
  /** It has no word of the headline, although the article has. */
  ELSEWHERE(-0.3),
  /** How often its words occur in other sentences. */
  TELLING(2.9),
  /** It is too short to tell much. */
  SHORT(-3.8),
  /** By how much it is longer than what is read at a glance. */
  LONG(-1.5),
  /** The share of it in quotation marks. */
  QUOTED_SHARE(-3.7),
  /** It opens with the name of its speaker, as in an interview. */
  SPEAKER(-0.5),
  FIRST_PERSON(-1.0),
  /** It names a day, or says what is new. */
  DAY(0.9),
  /** It opens with "but" or the like, and so continues something that is not shown. */
  TURN(-0.7),
  /** It opens with "but", "now" or the like and names a day: the turn from a scene to the news. */
  TURN_TO_NEWS(1.4),
  /** It opens with "and", "but" or the like. */
  JOIN(-1.0),
  SAID(0.3),
  /** It opens with the time before the news. */
  OPENS_IN_PAST(-2.7),
  /** It opens with common knowledge: "most people", "imagine". */
  TRUISM(-1.0),
  /** It says what the article offers: "in this post". */
  ABOUT_ITSELF(3.2),
  /** It reports the result of a study. */
  STUDY(1.9),
  /** It judges; in a review, that is the news. */
  VERDICT(2.0);

  private final double weight;

  LeadFeature(double weight) {
    this.weight = weight;
  }

  /** Returns what an amount of it adds to a sentence's logit. */
  double times(double amount) {
    return weight * amount;
  }

  /** Returns what it adds to a sentence's logit if it holds, and 0 otherwise. */
  double where(boolean holds) {
    return holds ? weight : 0;
  }
}
