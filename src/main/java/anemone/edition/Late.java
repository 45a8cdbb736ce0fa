package anemone.edition;

/** The treatment of editions that were due while nothing ran. */
public enum Late {
  /** Each is sent separately. */
  SEND,
  /** Their articles go into the next one, with a longer window. */
  FOLD,
  /** They are skipped, with the articles only in their windows. */
  SKIP
}
