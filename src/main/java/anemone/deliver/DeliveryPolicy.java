package anemone.deliver;

import anemone.deliver.CircuitBreaker.Held;
import anemone.deliver.Delivery.State;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a delivery is done, is tried again in this run, or is left to a later run, by its
 * record in the ledger and by the outcome of an attempt. It gives every task that it concludes back
 * to the queue. May be shared by threads.
 */
final class DeliveryPolicy {

  private final SendContext context;
  private final DeliveryQueue queue;
  private final CircuitBreaker breaker;
  private final BounceSuppressor suppressor = new BounceSuppressor();
  private final RunTroubles troubles = new RunTroubles();

  DeliveryPolicy(SendContext context, DeliveryQueue queue, CircuitBreaker breaker) {
    this.context = context;
    this.queue = queue;
    this.breaker = breaker;
  }

  /** What becomes of a delivery after an attempt. */
  private sealed interface Next {

    /** No more attempts in this run; the outcome is recorded. */
    record Done(Outcome outcome) implements Next {}

    /** Another attempt in this run. */
    record RetryAt(Instant at) implements Next {}

    /** The outcome is held back until other outcomes show whose fault it is. */
    record Hold() implements Next {}
  }

  /** Returns a task that is new in this run with its record in the ledger. */
  Task lookUp(Task task) {
    EmailAddress address = task.subscriber().address();
    if (task.isKnown() || context.before().of(address) == State.PENDING) {
      return task;
    }
    return context
        .books()
        .ledger()
        .find(context.slot(), address)
        .map(this::known)
        .map(known -> known.of(task))
        .orElse(task);
  }

  /** The record of a delivery, and the earliest time of its next attempt. */
  private record Known(Delivery delivery, Instant due) {
    Task of(Task task) {
      return task.knownAs(delivery, due);
    }
  }

  private Known known(Delivery delivery) {
    return new Known(delivery, context.plan().due(delivery));
  }

  /** Whether a task is not tried now; if so, it was given back to the queue. */
  boolean isPutOff(Task task) {
    if (hasLeft(task)) {
      return true;
    }
    if (isSettled(task) || breaker.isBlocked(task.domain())) {
      queue.endAsFound(task);
      return true;
    }
    if (task.due().isAfter(now())) {
      if (context.plan().retries().isWaitedFor(task.attempts(), task.tries())) {
        queue.again(task.queued());
      } else {
        queue.endAsFound(task);
      }
      return true;
    }
    if (task.isKnown() && !task.isQueued() && queue.hasRoom()) {
      // Those never tried come first.
      queue.again(task.queued());
      return true;
    }
    return false;
  }

  /** Reserves the delivery of a task before its message is sent. */
  Reservation reserve(Task task) {
    Ledger ledger = context.books().ledger();
    EmailAddress address = task.subscriber().address();
    return task.state() == State.PENDING
        ? ledger.reserve(context.slot(), address, now())
        : Reservation.none(() -> ledger.beginSending(context.slot(), address, now()));
  }

  /** Whether a prepared task is not tried after all; if so, it was given back to the queue. */
  boolean isLeftAlone(Task task) {
    if (hasLeft(task)) {
      return true;
    }
    if (breaker.isBlocked(task.domain())) {
      queue.endAsFound(task);
      return true;
    }
    return false;
  }

  /** Whether the subscriber has left since the run began; if so, it was given back to the queue. */
  private boolean hasLeft(Task task) {
    if (isSettled(task) || !context.books().hasLeft().test(task.subscriber().address())) {
      return false;
    }
    queue.endWithout(task, NoDelivery.UNSUBSCRIBED);
    return true;
  }

  /** Refuses the delivery of a message that cannot be rendered. */
  void renderingFailed(Task task, RuntimeException why) {
    Outcome outcome = new Outcome.Refused(Reply.none("unable to render the message: " + why));
    troubles.note(task, outcome);
    apply(task, outcome, new Next.Done(outcome));
  }

  /**
   * Concludes an attempt.
   *
   * @param sender the sender of the message
   * @param verdict whether the outcome says something about the message, not about the connection
   *     alone
   */
  void conclude(Task task, EmailAddress sender, Outcome outcome, boolean verdict) {
    Next next = next(task, sender, outcome, verdict);
    troubles.note(task, next instanceof Next.Done done ? done.outcome() : outcome);
    apply(task, outcome, next);
    if (outcome instanceof Outcome.Accepted) {
      breaker.accepted(task.domain()).forEach(this::letStand);
    }
    breaker
        .trip(outcome.reply())
        .ifPresent(trip -> queue.stop(trip.end(), troubles.masked(task, trip.why())));
  }

  private Next next(Task task, EmailAddress sender, Outcome outcome, boolean verdict) {
    if (outcome instanceof Outcome.Refused) {
      return afterRefusal(task, sender, outcome);
    }
    if (!(outcome instanceof Outcome.Deferred)) {
      return new Next.Done(outcome);
    }
    RetryPlan retries = context.plan().retries();
    Instant now = now();
    if (verdict && task.attempts() > 0) {
      breaker.deferredAgain(outcome.reply());
    }
    if (verdict && retries.isTooOld(task.first().orElse(now), now)) {
      return new Next.Done(new Outcome.Refused(outcome.reply()));
    }
    int failures = task.attempts() + 1;
    return retries.isWaitedFor(failures, task.tries() + 1)
        ? new Next.RetryAt(retries.next(task.subscriber().address(), failures, now))
        : new Next.Done(outcome);
  }

  private Next afterRefusal(Task task, EmailAddress sender, Outcome outcome) {
    Reply reply = outcome.reply();
    if (reply.code() == 0 && reply.status().isEmpty()) {
      return new Next.Done(outcome);
    }
    ReplyCause cause = ReplyCause.of(reply, task.subscriber().address(), sender);
    breaker.refused(cause);
    boolean old = context.plan().retries().isTooOld(task.first().orElse(now()), now());
    boolean stands = (old && cause.isAboutRecipient()) || breaker.stands(task, outcome, cause);
    if (stands && cause == ReplyCause.NO_MAILBOX) {
      suppressor.note(suppression(task, reply));
    }
    return stands ? new Next.Done(outcome) : new Next.Hold();
  }

  /** Records the outcome and gives the task back to the queue. */
  private void apply(Task task, Outcome outcome, Next next) {
    if (next instanceof Next.Done done) {
      record(task, done.outcome());
      queue.end(task, done.outcome().state());
    } else if (next instanceof Next.RetryAt retry) {
      record(task, outcome);
      queue.again(task.triedOnceMore(now(), retry.at(), outcome.reply().code() == 0));
    } else {
      if (context.isShared()) {
        // Another worker may have the shard before it is known whether the refusal stands.
        record(task, new Outcome.Deferred(outcome.reply()));
      }
      queue.end(task, State.DEFERRED);
    }
  }

  /** Records the refusals held back, and suppresses addresses; called after all workers ended. */
  void close() {
    breaker.standing().forEach(this::letStand);
    for (Held held : context.isShared() ? List.<Held>of() : breaker.notStanding()) {
      record(held.task(), new Outcome.Deferred(held.outcome().reply()));
    }
    suppressor.apply(context.books().suppressions(), breaker.accepted());
  }

  private void letStand(Held held) {
    record(held.task(), held.outcome());
    queue.recount(State.DEFERRED, State.REFUSED);
    if (held.cause() == ReplyCause.NO_MAILBOX) {
      suppressor.note(suppression(held.task(), held.outcome().reply()));
    }
  }

  private Suppression suppression(Task task, Reply reply) {
    return new Suppression(
        task.subscriber().address(), Suppression.Reason.BOUNCED, reply.toString(), now());
  }

  private void record(Task task, Outcome outcome) {
    context.books().ledger().record(context.slot(), task.subscriber().address(), outcome, now());
  }

  private boolean isSettled(Task task) {
    return context.plan().isSettled(task.state(), task.unknowns(), task.first(), now());
  }

  private Instant now() {
    return context.clock().instant();
  }

  /**
   * Returns the reason to report for deliveries that were not accepted; empty if all were.
   *
   * @param tally the deliveries of the run
   */
  Optional<String> trouble(Tally tally) {
    return breaker.notStanding().stream()
        .reduce((a, b) -> b)
        .filter(held -> breaker.isBlocked(held.task().domain()))
        .map(
            held ->
                troubles.masked(held.task(), held.task().domain() + ": " + held.outcome().reply()))
        .or(() -> troubles.worst(tally));
  }
}
