package anemone.deliver;

import java.util.Map;

/**
 * How fast mail may leave. Each limit is by itself; the tightest one holds.
 *
 * @param perSecond messages a second, over all connections
 * @param perConnection messages a second over one connection
 * @param perDomain messages a second to one recipient domain
 * @param domains other limits than {@code perDomain}, by domain in lower case
 * @param perDay accepted messages within any 24 hours, over all runs
 */
public record Pacing(
    double perSecond,
    double perConnection,
    double perDomain,
    Map<String, Double> domains,
    long perDay) {

  /** What stands for a rate that has no limit. */
  public static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  /** As fast as it goes. */
  public static final Pacing NONE =
      new Pacing(NO_LIMIT, NO_LIMIT, NO_LIMIT, Map.of(), Long.MAX_VALUE);

  /** Copies the limits, and checks them. */
  public Pacing {
    domains = Map.copyOf(domains);
    if (!(perSecond > 0 && perConnection > 0 && perDomain > 0 && perDay > 0)
        || domains.values().stream().anyMatch(rate -> !(rate > 0))) {
      throw new IllegalArgumentException("a pace is above 0");
    }
  }

  /** Messages a second to a recipient domain. */
  public double perDomain(String domain) {
    return domains.getOrDefault(domain, perDomain);
  }
}
