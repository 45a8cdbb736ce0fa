package anemone.deliver;

/**
 * The result of one run of sending an edition.
 *
 * @param tally every planned delivery by its state at the end of the run
 * @param accepted number of messages that the server accepted in this run
 * @param attempts number of messages that had an outcome in this run
 * @param end why the run ended
 * @param trouble the reason why messages were not accepted, or empty
 */
public record DispatchResult(Tally tally, long accepted, long attempts, End end, String trouble) {

  /** Returns a copy with another reason. */
  public DispatchResult because(String reason) {
    return new DispatchResult(tally, accepted, attempts, end, reason);
  }

  /** Why a run ended. */
  public enum End {
    /** Every delivery was tried or is left to a later run. */
    DONE,
    /** It was asked to stop. */
    STOPPED,
    /** The server was unreachable, or refused every connection: nothing was sent. */
    UNAVAILABLE,
    /** The server became unreachable during the run. */
    BROKEN_OFF,
    /** The server, or servers behind it, refuse this sender. */
    BLOCKED,
    /** The daily limit of accepted messages was reached. */
    DAY_SPENT,
    /** It is left to the workers. */
    HANDED_OVER
  }
}
