package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.subscriber.Subscriber;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscriber to send to, as far as a run has come with them.
 *
 * @param state what the ledger says
 * @param attempts how often this run and earlier ones have tried
 * @param unknowns how many of these attempts were never answered
 * @param first when the first of them did
 * @param tries how often this run has tried
 * @param due when to try next
 * @param isKnown whether the ledger was asked
 * @param hasTurn whether it has had its turn among those of its domain
 * @param isSuspect whether the last attempt lost the connection
 * @param isQueued whether it has waited for its next attempt
 */
record Task(
    Subscriber subscriber,
    State state,
    int attempts,
    int unknowns,
    Optional<Instant> first,
    int tries,
    Instant due,
    boolean isKnown,
    boolean hasTurn,
    boolean isSuspect,
    boolean isQueued) {

  static Task fresh(Subscriber subscriber, Instant now) {
    return new Task(
        subscriber, State.PENDING, 0, 0, Optional.empty(), 0, now, false, false, false, false);
  }

  Task knownAs(Delivery delivery, Instant next) {
    return new Task(
        subscriber,
        delivery.state(),
        delivery.attempts(),
        delivery.unknowns(),
        Optional.of(delivery.first()),
        tries,
        next,
        true,
        hasTurn,
        delivery.lostConnection(),
        isQueued);
  }

  Task triedOnceMore(Instant now, Instant next, boolean lostConnection) {
    return new Task(
        subscriber,
        State.DEFERRED,
        attempts + 1,
        unknowns,
        first.or(() -> Optional.of(now)),
        tries + 1,
        next,
        true,
        false,
        lostConnection,
        true);
  }

  Task withTurn(Instant at) {
    return new Task(
        subscriber,
        state,
        attempts,
        unknowns,
        first,
        tries,
        at,
        isKnown,
        true,
        isSuspect,
        isQueued);
  }

  /** The task, having waited until it is due. */
  Task queued() {
    return new Task(
        subscriber,
        state,
        attempts,
        unknowns,
        first,
        tries,
        due,
        isKnown,
        hasTurn,
        isSuspect,
        true);
  }

  /** The recipient's domain. */
  String domain() {
    return subscriber.address().domain();
  }
}
