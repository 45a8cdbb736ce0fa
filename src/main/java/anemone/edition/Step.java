package anemone.edition;

/** The kinds of stories in a storyline, by how much they change; the most first. */
public enum Step {
  /** Something is decided: a verdict, a resignation, a result. */
  OUTCOME,
  /** Something happened, or the headline does not say what it is. */
  DEVELOPMENT,
  /** Somebody comments on it. */
  REACTION,
  /** Something is about to happen. */
  PREVIEW
}
