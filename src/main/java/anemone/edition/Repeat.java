package anemone.edition;

/** Whether a subscriber may see a story that they have had in an edition of another cadence. */
public enum Repeat {
  /** They may not: their copy leaves it out. */
  NEVER,
  /** They may. */
  ACROSS_CADENCES
}
