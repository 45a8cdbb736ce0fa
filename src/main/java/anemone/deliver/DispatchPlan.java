package anemone.deliver;

/**
 * How an edition is sent.
 *
 * @param connections how many connections carry messages at once
 * @param pacing how fast they may
 * @param retries what is done about failures
 * @param unknown what is done about deliveries that an earlier run left unknown
 * @param now whether what an earlier run deferred is tried at once, before its time has come
 */
public record DispatchPlan(
    ConnectionLimits connections,
    Pacing pacing,
    RetryPlan retries,
    UnknownPolicy unknown,
    boolean now) {

  /** A plan that waits until what was deferred is due. */
  public DispatchPlan(
      ConnectionLimits connections, Pacing pacing, RetryPlan retries, UnknownPolicy unknown) {
    this(connections, pacing, retries, unknown, false);
  }

  /** A plan to send as fast as it goes. */
  public DispatchPlan(int connections, RetryPlan retries, UnknownPolicy unknown) {
    this(ConnectionLimits.fixed(connections), Pacing.NONE, retries, unknown);
  }

  /** The same for whoever asks for it: the deferred are tried at once, the unknown sent again. */
  public DispatchPlan atOnce() {
    return new DispatchPlan(connections, pacing, retries, UnknownPolicy.RESEND, true);
  }
}
