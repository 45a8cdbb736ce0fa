package anemone.deliver;

/** What becomes of a message that left whole and was never answered. */
public enum UnknownPolicy {
  /** Send it again, with the same Message-ID: nobody is forgotten, a few may see a copy. */
  RESEND,
  /** Leave it: nobody gets a copy, a few may get nothing. */
  SKIP
}
