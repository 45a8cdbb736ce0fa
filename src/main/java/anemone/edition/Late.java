package anemone.edition;

/** What becomes of editions that were due while nothing ran. */
public enum Late {
  /** Each is made up for, on its own. */
  SEND,
  /** Their articles go into the next one, which looks back as far as they would have. */
  FOLD,
  /** They are left out, with what was in their windows alone. */
  SKIP
}
