package anemone.deliver;

import anemone.deliver.DispatchResult.End;
import anemone.deliver.MessagePreparer.PreparedMessage;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends over one connection: takes tasks from the queue until there are none, or until the server
 * is gone. A worker that ends gives its task back to the others.
 */
final class SendWorker implements Supplier<SendWorker.WorkerResult> {

  private final DeliveryQueue queue;
  private final DeliveryPolicy policy;
  private final RateLimits pace;
  private final Supplier<ConnectionPool> pool;
  private final RateLimiter turns;
  private final MessagePreparer messages;
  private final WorkerConnection connection;

  private boolean isSurplus;
  private boolean everAnswered;
  private long accepted;
  private long attempts;

  /**
   * A worker.
   *
   * @param pool the pool it belongs to
   */
  SendWorker(
      SendContext context,
      DeliveryQueue queue,
      DeliveryPolicy policy,
      RateLimits pace,
      Supplier<ConnectionPool> pool) {
    this.queue = queue;
    this.policy = policy;
    this.pace = pace;
    this.pool = pool;
    this.turns = pace.connection();
    this.messages = new MessagePreparer(context, queue, policy, pace);
    this.connection = new WorkerConnection(context, queue, pool);
  }

  /**
   * The result of a worker.
   *
   * @param accepted number of messages that the server accepted
   * @param attempts number of messages that had an outcome
   * @param answered whether the server answered any message, or may have accepted one
   * @param trouble the last failure of the connection or the server, or empty
   */
  record WorkerResult(long accepted, long attempts, boolean answered, String trouble) {}

  @Override
  public WorkerResult get() {
    try {
      Optional<PreparedMessage> ready = ready();
      while (ready.isPresent()) {
        Optional<PreparedMessage> next =
            ready.get().task().isSuspect() ? Optional.empty() : lookAhead();
        if (!handle(ready.get(), next)) {
          next.ifPresent(messages::giveBack);
          break;
        }
        ready = next.isPresent() ? next : ready();
      }
      messages.giveBackAll();
      return new WorkerResult(accepted, attempts, everAnswered, connection.trouble());
    } catch (RuntimeException | Error e) {
      // The others must not wait for a task that will never come back.
      queue.stop(End.BROKEN_OFF, "");
      throw e;
    } catch (InterruptedException e) {
      queue.stop(End.STOPPED, "");
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a worker was interrupted", e);
    } finally {
      connection.close();
      if (!isSurplus) {
        pool.get().remove();
      }
    }
  }

  /**
   * Returns the next message to send; empty if there is none, or if this worker is a surplus one.
   */
  private Optional<PreparedMessage> ready() throws InterruptedException {
    while (true) {
      isSurplus = pool.get().removeSurplus();
      if (isSurplus) {
        return Optional.empty();
      }
      Optional<PreparedMessage> prepared = messages.next();
      if (prepared.isPresent()) {
        return prepared;
      }
      Optional<Task> task = queue.take();
      if (task.isEmpty()) {
        return Optional.empty();
      }
      Optional<PreparedMessage> ready = messages.prepare(task.get());
      if (ready.isPresent()) {
        return ready;
      }
    }
  }

  /** Prepares messages ahead; returns the next one if it may be announced to the server. */
  private Optional<PreparedMessage> lookAhead() {
    if (!connection.isOpen()
        || !pace.isUnlimited()
        || pool.get().limit().isKnown()
        || pool.get().hasSurplus()) {
      return Optional.empty();
    }
    messages.prepareAhead();
    // A message that may lose the connection must not lose the answer to the one before it.
    return connection.isPipelining() && !messages.isNextSuspect()
        ? messages.next()
        : Optional.empty();
  }

  /** Sends a message; returns false if this worker has to end. */
  private boolean handle(PreparedMessage ready, Optional<PreparedMessage> next)
      throws InterruptedException {
    if (!pace.isUnlimited()) {
      queue.nap(pace.turn(turns));
      if (queue.isStopped()) {
        messages.giveBack(ready);
        return false;
      }
    }
    Outcome outcome;
    Transport.Connection open;
    // A message that was announced to the server cannot be left alone.
    boolean waited = !connection.isOpen() || !pace.isUnlimited();
    do {
      queue.nap(pool.get().limit().rest());
      open = queue.isStopped() ? null : connection.get();
      if (open == null) {
        messages.giveBack(ready);
        return false;
      }
      if (waited && next.isEmpty() && messages.isLeftAlone(ready)) {
        return true;
      }
      waited = true;
      outcome =
          open.send(ready.message(), next.map(PreparedMessage::message), messages.leaving(ready));
    } while (outcome instanceof Outcome.NotTried && connection.mayRetry(outcome.reply()));
    if (outcome instanceof Outcome.NotTried) {
      messages.giveBack(ready);
      return false;
    }
    conclude(ready, outcome, open.usable());
    return true;
  }

  /** Records and counts the outcome of an attempt. */
  private void conclude(PreparedMessage ready, Outcome outcome, boolean usable)
      throws InterruptedException {
    boolean taken = outcome instanceof Outcome.Accepted;
    boolean verdict = usable || taken || outcome instanceof Outcome.Refused;
    connection.count(verdict, taken);
    everAnswered |= verdict || outcome instanceof Outcome.Unknown;
    attempts++;
    if (taken) {
      accepted++;
      pace.accepted();
    } else {
      pace.giveBackToDay();
    }
    policy.conclude(ready.task(), ready.message().from().address(), outcome, verdict);
    pool.get().sent();
    connection.afterMessage(outcome, usable);
  }
}
