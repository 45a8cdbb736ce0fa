package anemone.deliver;

/**
 * How an edition is sent.
 *
 * @param connections how many connections carry messages at once, 1 or more
 * @param retries what is done about failures
 * @param unknown what is done about deliveries that an earlier run left unknown
 */
public record DispatchPlan(int connections, RetryPlan retries, UnknownPolicy unknown) {

  /** Checks that there is a connection. */
  public DispatchPlan {
    if (connections < 1) {
      throw new IllegalArgumentException(
          "connections is " + connections + "; it must be 1 or more");
    }
  }
}
