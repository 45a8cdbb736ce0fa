package anemone.edition;

/** How two articles belong together. */
public enum Relation {
  /** They report the same event. */
  EVENT,
  /** They report different events of one storyline. */
  STORYLINE,
  /** Neither. */
  NONE
}
