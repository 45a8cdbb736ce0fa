package anemone.deliver;

import anemone.deliver.CircuitBreaker.Held;
import anemone.deliver.Delivery.State;
import anemone.deliver.DeliveryQueue.Task;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what the ledger's word on a delivery, and the outcome of an attempt, mean for it: whether
 * it is settled, tried again in this run, or left to a later one. Every task that it is asked to
 * conclude it gives back to the agenda. May be shared by threads.
 */
final class DeliveryPolicy {

  private final SendContext job;
  private final DeliveryQueue agenda;
  private final CircuitBreaker breaker;

  DeliveryPolicy(SendContext job, DeliveryQueue agenda, CircuitBreaker breaker) {
    this.job = job;
    this.agenda = agenda;
    this.breaker = breaker;
  }

  /** Adds to a task that is new in this run what the ledger knows of it. */
  Task lookUp(Task task) {
    EmailAddress address = task.subscriber().address();
    if (task.isKnown() || job.before().of(address) == State.PENDING) {
      return task;
    }
    return job.books()
        .ledger()
        .find(job.slot(), address)
        .map(delivery -> task.knownAs(delivery, due(delivery)))
        .orElse(task);
  }

  /** Whether a task is not to be tried now; it has been given back then. */
  boolean isPutOff(Task task) {
    if (hasLeft(task)) {
      return true;
    }
    if (isSettled(task.state()) || breaker.isBlocked(task.domain())) {
      agenda.endAsFound(task.state());
      return true;
    }
    if (task.due().isAfter(job.clock().instant())) {
      if (job.plan().retries().isWaitedFor(task.attempts(), task.tries())) {
        agenda.again(task);
      } else {
        agenda.endAsFound(task.state());
      }
      return true;
    }
    return false;
  }

  /** What is to be written down before a task's message leaves. */
  Reservation reserve(Task task) {
    Ledger ledger = job.books().ledger();
    EmailAddress address = task.subscriber().address();
    return task.state() == State.PENDING
        ? ledger.reserve(job.slot(), address, job.clock().instant())
        : Reservation.none(() -> ledger.beginSending(job.slot(), address, job.clock().instant()));
  }

  /** Whether a task that was not put off is left alone after all; it has been given back then. */
  boolean isLeftAlone(Task task) {
    if (hasLeft(task)) {
      return true;
    }
    if (breaker.isBlocked(task.domain())) {
      agenda.endAsFound(task.state());
      return true;
    }
    return false;
  }

  /** Whether a task's subscriber has left since the run began; it has been given back then. */
  boolean hasLeft(Task task) {
    if (isSettled(task.state()) || !job.books().hasLeft().test(task.subscriber().address())) {
      return false;
    }
    agenda.endWithNothing(task.state());
    return true;
  }

  /** A message that cannot be made costs its subscriber their copy, and no other. */
  void unmakeable(Task task, RuntimeException why) {
    settle(task, new Outcome.Refused(Reply.none("the message could not be made: " + why)));
  }

  /**
   * Concludes an attempt.
   *
   * @param verdict whether the outcome says something about the message, not about the line alone
   */
  void conclude(Task task, Outcome outcome, boolean verdict) {
    if (outcome instanceof Outcome.Accepted) {
      settle(task, outcome);
      breaker.accepted(task.domain()).forEach(this::letStand);
    } else if (outcome instanceof Outcome.Refused) {
      refused(task, outcome);
    } else if (outcome instanceof Outcome.Deferred) {
      deferred(task, outcome, verdict);
    } else {
      settle(task, outcome);
    }
    breaker.trip(outcome.reply()).ifPresent(trip -> agenda.stop(trip.end(), trip.why()));
  }

  /** Writes down what was held back, when no worker is left. */
  void close() {
    breaker.standing().forEach(this::letStand);
    for (Held held : breaker.notStanding()) {
      record(held.task(), new Outcome.Deferred(held.outcome().reply()));
    }
  }

  private void refused(Task task, Outcome outcome) {
    Reply reply = outcome.reply();
    if (reply.isAboutSender() && breaker.hold(task, outcome)) {
      agenda.end(State.DEFERRED);
      return;
    }
    if (reply.code() != 0) {
      breaker.refused();
    }
    settle(task, outcome);
    if (reply.isNoMailbox()) {
      EmailAddress address = task.subscriber().address();
      job.books()
          .suppressions()
          .add(
              new Suppression(
                  address, Suppression.Reason.BOUNCED, reply.toString(), job.clock().instant()));
    }
  }

  private void letStand(Held held) {
    record(held.task(), held.outcome());
    agenda.recount(State.DEFERRED, State.REFUSED);
  }

  private void deferred(Task task, Outcome outcome, boolean verdict) {
    Instant now = job.clock().instant();
    RetryPlan retries = job.plan().retries();
    if (verdict) {
      breaker.deferred();
      if (retries.isTooOld(task.first().orElse(now), now)) {
        settle(task, new Outcome.Refused(outcome.reply()));
        return;
      }
    }
    record(task, outcome);
    int failures = task.attempts() + 1;
    // Losing the line says nothing about the message: it goes first on the next one.
    Instant next = verdict ? retries.next(task.subscriber().address(), failures, now) : now;
    Task again = task.triedOnceMore(now, next);
    if (again.tries() < retries.tries()
        && (!verdict || retries.isWaitedFor(failures, again.tries()))) {
      agenda.again(again);
    } else {
      agenda.end(State.DEFERRED);
    }
  }

  private void settle(Task task, Outcome outcome) {
    record(task, outcome);
    agenda.end(outcome.state());
  }

  private void record(Task task, Outcome outcome) {
    job.books()
        .ledger()
        .record(job.slot(), task.subscriber().address(), outcome, job.clock().instant());
  }

  private boolean isSettled(State state) {
    return switch (state) {
      case ACCEPTED, REFUSED -> true;
      case UNKNOWN -> job.plan().unknown() == UnknownPolicy.SKIP;
      case PENDING, SENDING, DEFERRED -> false;
    };
  }

  /** When a delivery may be tried again that an earlier run has written down. */
  private Instant due(Delivery delivery) {
    boolean deferred = delivery.state() == State.DEFERRED && delivery.reply().code() != 0;
    return deferred && !job.plan().now()
        ? job.plan().retries().next(delivery.address(), delivery.attempts(), delivery.last())
        : delivery.last();
  }

  /** The domain of what was not sent, if the breaker has left one alone. */
  Optional<String> trouble() {
    return breaker.notStanding().stream()
        .reduce((a, b) -> b)
        .map(held -> held.task().domain() + ": " + held.outcome().reply());
  }
}
