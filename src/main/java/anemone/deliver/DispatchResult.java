package anemone.deliver;

/**
 * What one run of sending an edition came to.
 *
 * @param tally every planned delivery, by the state this run leaves it in; one that it did not come
 *     to counts as pending
 * @param accepted how many the server accepted in this run
 * @param end why the run ended
 * @param trouble what last went wrong with the server, or empty
 */
public record DispatchResult(Tally tally, long accepted, End end, String trouble) {

  /** Why a run ended. */
  public enum End {
    /** Every delivery has had its turn. */
    DONE,
    /** It was asked to stop. */
    STOPPED,
    /** The server could not be reached, or would talk to nobody: nothing was sent. */
    UNAVAILABLE,
    /** The server went away on the way, and did not come back. */
    BROKEN_OFF,
    /** The server, or those behind it, take nothing from this sender any more. */
    BLOCKED,
    /** As many messages were accepted as may be in a day. */
    DAY_SPENT
  }
}
