package anemone.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an edition is sent.
 *
 * @param connections the number of connections
 * @param pacing the rate limits
 * @param retries when failures are retried
 * @param unknown what is done about deliveries that an earlier run left unknown
 * @param now whether deliveries that an earlier run deferred are tried without their pause
 */
public record DispatchPlan(
    ConnectionLimits connections,
    Pacing pacing,
    RetryPlan retries,
    UnknownPolicy unknown,
    boolean now) {

  /** A plan that keeps the pauses of deferred deliveries. */
  public DispatchPlan(
      ConnectionLimits connections, Pacing pacing, RetryPlan retries, UnknownPolicy unknown) {
    this(connections, pacing, retries, unknown, false);
  }

  /** Returns a plan that uses one connection, so that mails leave in one order. */
  public DispatchPlan overOneConnection() {
    return new DispatchPlan(ConnectionLimits.fixed(1), pacing, retries, unknown, now);
  }

  /** Whether a recorded delivery is tried when its edition is sent. */
  public enum Turn {
    /** It is tried. */
    NOW,
    /** It is left to a later run. */
    LATER,
    /** It is done. */
    NEVER
  }

  /** Returns when a delivery that an earlier run recorded is tried. */
  public Turn turn(Delivery delivery, Instant moment) {
    if (isSettled(delivery.state(), delivery.unknowns(), Optional.of(delivery.first()), moment)) {
      return Turn.NEVER;
    }
    boolean waits = due(delivery).isAfter(moment) && !retries.isWaitedFor(delivery.attempts(), 0);
    return waits ? Turn.LATER : Turn.NOW;
  }

  /**
   * Whether a delivery is done.
   *
   * @param unknowns number of attempts without a reply
   * @param first the time of the first attempt, if there was one
   */
  boolean isSettled(Delivery.State state, int unknowns, Optional<Instant> first, Instant moment) {
    return switch (state) {
      case ACCEPTED, REFUSED -> true;
      case UNKNOWN ->
          unknown == UnknownPolicy.SKIP
              || !(now || retries.mayRepeat(unknowns, first.orElse(moment), moment));
      case PENDING, SENDING, DEFERRED -> false;
    };
  }

  /** Returns the earliest next attempt at a delivery that an earlier run recorded. */
  public Instant due(Delivery delivery) {
    if (now) {
      return Instant.EPOCH;
    }
    return switch (delivery.state()) {
      case DEFERRED -> retries.next(delivery.address(), delivery.attempts(), delivery.last());
      case UNKNOWN -> retries.next(delivery.address(), delivery.unknowns(), delivery.last());
      case PENDING, SENDING, ACCEPTED, REFUSED -> delivery.last();
    };
  }

  /** Returns a plan that ignores the pauses of deferred deliveries. */
  public DispatchPlan withoutPauses() {
    return new DispatchPlan(connections, pacing, retries, unknown, true);
  }

  /**
   * Returns a plan that ignores pauses and resends unknown deliveries, as the operator asked for.
   */
  public DispatchPlan atOnce() {
    return new DispatchPlan(connections, pacing, retries, UnknownPolicy.RESEND, true);
  }

  /**
   * Returns a plan that leaves every retry to another time, so that a shard does not wait for it.
   */
  public DispatchPlan inShards() {
    return new DispatchPlan(connections, pacing, retries.withPatience(Duration.ZERO), unknown, now);
  }

  /** Whether another attempt at a delivery belongs to the run that made the last one. */
  public boolean isRetriedInThisRun(Delivery delivery, Instant moment) {
    return delivery.attempts() < retries.tries() && turn(delivery, moment) == Turn.NOW;
  }
}
