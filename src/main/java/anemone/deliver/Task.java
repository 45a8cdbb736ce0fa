package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.subscriber.Subscriber;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery in a run.
 *
 * @param state its state in the ledger
 * @param attempts number of attempts in this run and earlier ones
 * @param unknowns number of these attempts that had no reply
 * @param first the time of the first attempt
 * @param tries number of attempts in this run
 * @param due the earliest time of the next attempt
 * @param isKnown whether it was looked up in the ledger
 * @param hasTurn whether the rate limit of its domain allows it now
 * @param isSuspect whether the last attempt lost the connection
 * @param isQueued whether it has waited in the queue for its next attempt
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

  /** Returns the task as one that has waited in the queue. */
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

  /** Returns the recipient's domain. */
  String domain() {
    return subscriber.address().domain();
  }
}
