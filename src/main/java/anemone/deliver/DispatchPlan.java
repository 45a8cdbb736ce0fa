package anemone.deliver;

/**
 * How an edition is sent.
 *
 * @param connections how many connections carry messages at once
 * @param pacing how fast they may
 * @param retries what is done about failures
 * @param unknown what is done about deliveries that an earlier run left unknown
 */
public record DispatchPlan(
    Connections connections, Pacing pacing, RetryPlan retries, UnknownPolicy unknown) {

  /** A plan to send as fast as it goes. */
  public DispatchPlan(int connections, RetryPlan retries, UnknownPolicy unknown) {
    this(Connections.fixed(connections), Pacing.NONE, retries, unknown);
  }
}
