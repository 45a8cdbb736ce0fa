package anemone.edition.summary;

/**
 * A sentence that may be shown.
 *
 * @param sentence the sentence
 * @param standsAlone whether it can be understood alone, or else only after the sentence before it
 *     or the one at {@code named}
 * @param pointsBack whether it says "this" or "those" of something early, so that it may not be
 *     clear unless it directly follows the sentence before it
 * @param named if it opens with a last name, the index of the sentence with the full name, or -1
 * @param lead how well it would lead, as a logit; comparable only within one article
 * @param weight how much of the article it covers: how often its words occur in other sentences
 */
record Candidate(
    Sentence sentence,
    boolean standsAlone,
    boolean pointsBack,
    int named,
    double lead,
    double weight) {

  /** The share of common words at which a sentence repeats another. */
  private static final double SAME = 0.7;

  /** Whether it repeats another sentence. */
  boolean repeats(Candidate other) {
    var mine = sentence.words();
    var theirs = other.sentence.words();
    long shared = mine.stream().filter(theirs::contains).count();
    return shared > 0 && shared >= SAME * Math.min(mine.size(), theirs.size());
  }

  /** Whether it can be understood after another sentence. */
  boolean standsAfter(Candidate other) {
    return (standsAlone && !pointsBack)
        || sentence.index() == other.sentence.index() + 1
        || named == other.sentence.index();
  }
}
