package anemone.edition.summary;

/**
 * A sentence that may be shown.
 *
 * @param sentence the sentence
 * @param stand whether it can be understood alone
 * @param named the index of the sentence that names in full who it opens with, or -1
 * @param lead how well it would lead, a logit; comparable within one article
 * @param weight how much of the article it tells: how often the article says its words elsewhere
 */
record Candidate(Sentence sentence, Stand stand, int named, double lead, double weight) {

  /** Two sentences with so large a share of words in common say the same. */
  private static final double SAME = 0.7;

  /** Whether a sentence can be understood alone. */
  enum Stand {
    /** It can. */
    ALONE,
    /** Only behind the sentence before it, or that which names who it tells of. */
    LEANS
  }

  /** Whether it says what another one says. */
  boolean repeats(Candidate other) {
    var mine = sentence.words();
    var theirs = other.sentence.words();
    long shared = mine.stream().filter(theirs::contains).count();
    return shared > 0 && shared >= SAME * Math.min(mine.size(), theirs.size());
  }

  /** Whether it can be understood behind another one. */
  boolean standsBehind(Candidate other) {
    return stand == Stand.ALONE
        || sentence.index() == other.sentence.index() + 1
        || named == other.sentence.index();
  }
}
