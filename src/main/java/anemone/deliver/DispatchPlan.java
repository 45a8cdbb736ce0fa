package anemone.deliver;

import java.time.Instant;
import java.util.Optional;

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

  /** What becomes of a delivery that is written down, if its edition is sent at a moment. */
  public enum Turn {
    /** It is tried. */
    NOW,
    /** It is left to a later run. */
    LATER,
    /** Nothing: it is done with. */
    NEVER
  }

  /** When it is the turn of a delivery that an earlier run has written down. */
  public Turn turn(Delivery delivery, Instant moment) {
    if (isSettled(delivery.state(), delivery.unknowns(), Optional.of(delivery.first()), moment)) {
      return Turn.NEVER;
    }
    boolean waits = due(delivery).isAfter(moment) && !retries.isWaitedFor(delivery.attempts(), 0);
    return waits ? Turn.LATER : Turn.NOW;
  }

  /**
   * Whether nothing more is done about a delivery.
   *
   * @param unknowns how many attempts were never answered
   * @param first when it was first tried, if it was
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

  /** From when on a delivery may be tried again that an earlier run has written down. */
  Instant due(Delivery delivery) {
    if (now) {
      return Instant.EPOCH;
    }
    return switch (delivery.state()) {
      case DEFERRED -> retries.next(delivery.address(), delivery.attempts(), delivery.last());
      case UNKNOWN -> retries.next(delivery.address(), delivery.unknowns(), delivery.last());
      case PENDING, SENDING, ACCEPTED, REFUSED -> delivery.last();
    };
  }

  /** A plan that waits for no pause that an earlier run has left. */
  public DispatchPlan withoutPauses() {
    return new DispatchPlan(connections, pacing, retries, unknown, true);
  }

  /** The same for whoever asks for it: the deferred are tried at once, the unknown sent again. */
  public DispatchPlan atOnce() {
    return new DispatchPlan(connections, pacing, retries, UnknownPolicy.RESEND, true);
  }
}
