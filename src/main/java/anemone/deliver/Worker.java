package anemone.deliver;

import anemone.deliver.Agenda.Task;
import anemone.deliver.Delivery.State;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection's share of a run: takes tasks until there are none, or until the server is lost
 * for good. A worker that retires gives its task back to the others.
 */
final class Worker implements Supplier<Worker.Share> {

  private final Job job;
  private final Agenda agenda;
  private Transport.@Nullable Connection connection;
  private boolean everConnected;
  private boolean everAnswered;
  private int failures;
  private long accepted;
  private String trouble = "";

  Worker(Job job, Agenda agenda) {
    this.job = job;
    this.agenda = agenda;
  }

  /**
   * What the workers of a run have in common.
   *
   * @param untouched whether the ledger knows of no delivery yet, and need not be asked
   */
  record Job(
      Slot slot,
      Function<Subscriber, Optional<Message>> render,
      Transport transport,
      Ledger ledger,
      DispatchPlan plan,
      Clock clock,
      boolean untouched) {}

  /**
   * What a worker did.
   *
   * @param accepted how many messages the server accepted
   * @param answered whether the server gave any message a verdict, or may have taken one
   * @param trouble what last went wrong with the server, or empty
   */
  record Share(long accepted, boolean answered, String trouble) {}

  @Override
  public Share get() {
    try {
      Optional<Ready> ready = ready(agenda.take());
      while (ready.isPresent()) {
        Optional<Ready> next = lookAhead();
        if (!handle(ready.get(), next)) {
          next.ifPresent(n -> agenda.again(n.task()));
          break;
        }
        ready = next.isPresent() ? next : ready(agenda.take());
      }
      return new Share(accepted, everAnswered, trouble);
    } catch (RuntimeException | Error e) {
      // The others must not wait for a task that will never come back.
      agenda.stop();
      throw e;
    } catch (InterruptedException e) {
      agenda.stop();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a worker was interrupted", e);
    } finally {
      disconnect();
    }
  }

  /**
   * A task whose message is made.
   *
   * @param message what to send
   */
  private record Ready(Task task, Message message) {}

  /** The first of a task and those after it that there is something to send for. */
  private Optional<Ready> ready(Optional<Task> first) throws InterruptedException {
    Optional<Task> task = first;
    while (task.isPresent()) {
      Optional<Ready> ready = prepare(task.get());
      if (ready.isPresent()) {
        return ready;
      }
      task = agenda.take();
    }
    return Optional.empty();
  }

  /** What follows, where that is of use and can be known without waiting. */
  private Optional<Ready> lookAhead() {
    if (connection == null || !connection.pipelines()) {
      return Optional.empty();
    }
    Optional<Task> task = agenda.poll();
    while (task.isPresent()) {
      Optional<Ready> ready = prepare(task.get());
      if (ready.isPresent()) {
        return ready;
      }
      task = agenda.poll();
    }
    return Optional.empty();
  }

  /** Makes the message for a task; where there is none to send, the task has ended. */
  private Optional<Ready> prepare(Task taken) {
    Task task = taken.tries() == 0 ? taken.as(known(taken)) : taken;
    if (isSettled(task.state())) {
      agenda.end(task.state());
      return Optional.empty();
    }
    Optional<Message> message;
    try {
      message = job.render().apply(task.subscriber());
    } catch (RuntimeException e) {
      settle(task, new Outcome.Refused(Reply.none("the message could not be made: " + e)));
      return Optional.empty();
    }
    if (message.isEmpty()) {
      agenda.endWithNothing();
    }
    return message.map(made -> new Ready(task, made));
  }

  /** Deals with a task; false if this worker has to retire. */
  private boolean handle(Ready ready, Optional<Ready> next) throws InterruptedException {
    Task task = ready.task();
    Transport.Connection open = connect();
    if (open == null) {
      agenda.again(task);
      return false;
    }
    Outcome outcome = open.send(ready.message(), next.map(Ready::message), () -> leaving(task));
    conclude(task, outcome, open.usable());
    return true;
  }

  private State known(Task task) {
    if (job.untouched()) {
      return State.PENDING;
    }
    return job.ledger()
        .find(job.slot(), task.subscriber().address())
        .map(Delivery::state)
        .orElse(State.PENDING);
  }

  /** Takes stock of an attempt, and of the connection after it. */
  private void conclude(Task task, Outcome outcome, boolean usable) {
    boolean verdict =
        usable || outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Refused;
    failures = verdict ? 0 : failures + 1;
    everAnswered |= verdict || outcome instanceof Outcome.Unknown;
    settleOrRetry(task, outcome, verdict);
    if (!usable) {
      trouble = outcome.reply().toString();
      disconnect();
    }
  }

  private Transport.Leaving.Durable leaving(Task task) {
    return job.ledger()
        .beginSending(job.slot(), task.subscriber().address(), job.clock().instant());
  }

  private void settleOrRetry(Task task, Outcome outcome, boolean verdict) {
    RetryPlan retries = job.plan().retries();
    if (!(outcome instanceof Outcome.Deferred) || task.tries() + 1 >= retries.tries()) {
      settle(task, outcome);
      return;
    }
    record(task, outcome);
    Instant now = job.clock().instant();
    // Losing the line says nothing about the message: it goes first on the next one.
    Instant due = verdict ? now.plus(retries.pauseAfter(task.tries() + 1)) : now;
    agenda.again(task.triedOnceMore(outcome.state(), due));
  }

  private void settle(Task task, Outcome outcome) {
    record(task, outcome);
    if (outcome instanceof Outcome.Accepted) {
      accepted++;
    }
    agenda.end(outcome.state());
  }

  private void record(Task task, Outcome outcome) {
    job.ledger().record(job.slot(), task.subscriber().address(), outcome, job.clock().instant());
  }

  private boolean isSettled(State state) {
    return switch (state) {
      case ACCEPTED, REFUSED -> true;
      case UNKNOWN -> job.plan().unknown() == UnknownPolicy.SKIP;
      case PENDING, SENDING, DEFERRED -> false;
    };
  }

  /**
   * The open connection, or a new one. A worker that never had one gives up at once: the server is
   * down, or serves fewer connections than planned. One that had one tries a while longer than any
   * single message is tried, so that a message which breaks the line does not end the run.
   */
  private Transport.@Nullable Connection connect() throws InterruptedException {
    RetryPlan retries = job.plan().retries();
    while (connection == null) {
      if (failures >= (everConnected ? retries.tries() + 2 : 1)) {
        return null;
      }
      if (failures > 1) {
        agenda.nap(retries.pauseAfter(failures - 1));
      }
      if (agenda.isStopped()) {
        return null;
      }
      try {
        connection = job.transport().open();
        everConnected = true;
      } catch (IOException e) {
        failures++;
        trouble = String.valueOf(e.getMessage());
      }
    }
    return connection;
  }

  private void disconnect() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
