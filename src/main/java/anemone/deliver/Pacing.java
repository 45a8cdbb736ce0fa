package anemone.deliver;

import java.util.Map;

/**
 * The limits of the sending rate. The lowest one holds.
 *
 * @param perSecond messages per second over all connections
 * @param perConnection messages per second over one connection
 * @param perDomain messages per second to one recipient domain
 * @param domains exceptions to {@code perDomain}, by domain in lower case
 * @param perDay accepted messages within any 24 hours, over all runs
 */
public record Pacing(
    double perSecond,
    double perConnection,
    double perDomain,
    Map<String, Double> domains,
    long perDay) {

  /** The rate without a limit. */
  public static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  /** No limits. */
  public static final Pacing NONE =
      new Pacing(NO_LIMIT, NO_LIMIT, NO_LIMIT, Map.of(), Long.MAX_VALUE);

  /** Copies the limits, and checks them. */
  public Pacing {
    domains = Map.copyOf(domains);
    if (!(perSecond > 0 && perConnection > 0 && perDomain > 0 && perDay > 0)
        || domains.values().stream().anyMatch(rate -> !(rate > 0))) {
      throw new IllegalArgumentException("each limit must be above 0");
    }
  }

  /** Returns the messages per second to a recipient domain. */
  public double perDomain(String domain) {
    return domains.getOrDefault(domain, perDomain);
  }
}
