package anemone.render;

/** Whether and how mails show the images of their stories. */
public enum Images {
  /** None: nothing is loaded when a mail is opened. */
  NONE,
  /** Linked: opening a mail loads them from the source's server. */
  HOSTED,
  /** Attached: opening a mail loads nothing. */
  INLINE
}
