package anemone.deliver;

/** What is done about a message that was sent whole and had no reply. */
public enum UnknownPolicy {
  /** Send it again with the same Message-ID: nobody is left out, some may get two copies. */
  RESEND,
  /** Do not send it again: nobody gets two copies, some may get none. */
  SKIP
}
