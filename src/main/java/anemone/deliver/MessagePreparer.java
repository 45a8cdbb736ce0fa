package anemone.deliver;

import anemone.deliver.DispatchResult.End;
import anemone.render.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Renders the messages of one worker and reserves their deliveries, some of them ahead of their
 * turn, so that the worker waits neither for the renderer nor for the disk.
 */
final class MessagePreparer {

  /** Maximum number of messages prepared ahead. */
  private static final int MAX_AHEAD = 16;

  /**
   * Maximum number reserved ahead where other machines share the edition: of what a dead worker had
   * reserved, they cannot know what was sent.
   */
  private static final int MAX_AHEAD_SHARED = 4;

  private final SendContext context;
  private final DeliveryQueue queue;
  private final DeliveryPolicy policy;
  private final RateLimits pace;
  private final Deque<PreparedMessage> ahead = new ArrayDeque<>();

  /** Number of messages to prepare ahead; doubled each time that the worker waited for the disk. */
  private int depth = 1;

  private final int most;

  MessagePreparer(
      SendContext context, DeliveryQueue queue, DeliveryPolicy policy, RateLimits pace) {
    this.context = context;
    this.queue = queue;
    this.policy = policy;
    this.pace = pace;
    this.most = context.isShared() ? MAX_AHEAD_SHARED : MAX_AHEAD;
  }

  /**
   * A task with its message.
   *
   * @param message the message to send
   * @param reservation the delivery's reservation in the ledger
   */
  record PreparedMessage(Task task, Message message, Reservation reservation) {}

  /** Prepares messages ahead, without waiting. */
  void prepareAhead() {
    while (ahead.size() < depth) {
      Optional<Task> task = queue.poll();
      if (task.isEmpty()) {
        return;
      }
      prepare(task.get()).ifPresent(ahead::add);
    }
  }

  /** Whether the next prepared message lost its connection before. */
  boolean isNextSuspect() {
    PreparedMessage next = ahead.peek();
    return next != null && next.task().isSuspect();
  }

  /** Returns the next message that was prepared ahead; empty if there is none or after a stop. */
  Optional<PreparedMessage> next() {
    while (!ahead.isEmpty() && !queue.isStopped()) {
      PreparedMessage ready = ahead.remove();
      if (!isLeftAlone(ready)) {
        return Optional.of(ready);
      }
    }
    return Optional.empty();
  }

  /** Prepares the message of a task; if it is empty, the task was given back to the queue. */
  Optional<PreparedMessage> prepare(Task taken) {
    Task task = policy.lookUp(taken);
    if (policy.isPutOff(task)) {
      return Optional.empty();
    }
    Optional<Message> message;
    try {
      message = context.render().apply(task.subscriber());
    } catch (RuntimeException e) {
      policy.renderingFailed(task, e);
      return Optional.empty();
    }
    if (message.isEmpty()) {
      queue.endWithout(task, NoDelivery.NO_STORY);
      return Optional.empty();
    }
    Duration wait = task.hasTurn() ? Duration.ZERO : pace.turn(task.domain());
    if (!wait.isZero()) {
      queue.hold(task.withTurn(context.clock().instant().plus(wait)));
      return Optional.empty();
    }
    if (!pace.takeFromDay()) {
      queue.again(task);
      queue.stop(
          End.DAY_SPENT,
          "%,d messages were accepted within 24 hours, which is the limit (pace.per-day)"
              .formatted(context.plan().pacing().perDay()));
      return Optional.empty();
    }
    return message.map(m -> new PreparedMessage(task, m, policy.reserve(task)));
  }

  /** Whether a prepared message is not sent after all; its task was given back to the queue. */
  boolean isLeftAlone(PreparedMessage ready) {
    if (!policy.isLeftAlone(ready.task())) {
      return false;
    }
    pace.giveBackToDay();
    ready.reservation().release();
    return true;
  }

  /** Gives a message back that was not sent, for another worker. */
  void giveBack(PreparedMessage ready) {
    ready.reservation().release();
    pace.giveBackToDay();
    queue.again(ready.task());
  }

  /** Gives back all that was prepared ahead. */
  void giveBackAll() {
    ahead.forEach(this::giveBack);
  }

  /** Records a message as leaving; prepares more ahead if the record was not durable in time. */
  Transport.Leaving leaving(PreparedMessage ready) {
    return () -> {
      Transport.Leaving.Durable durable = ready.reservation().begin();
      return () -> {
        depth = ready.reservation().isReady() ? depth : Math.min(2 * depth, most);
        durable.await();
      };
    };
  }
}
