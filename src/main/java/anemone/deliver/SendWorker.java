package anemone.deliver;

import anemone.deliver.DispatchResult.End;
import anemone.render.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection's share of a run: takes tasks until there are none, or until the server is lost
 * for good. A worker that retires gives its task back to the others.
 */
final class SendWorker implements Supplier<SendWorker.WorkerResult> {

  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final int LONGEST_REST = 6;

  /** Maximum number of messages in a row that may lose the connection. */
  private static final int MOST_LOST = 10;

  /** This many in a row are reconnected for without a pause. */
  private static final int LOST_AT_ONCE = 3;

  /** No more messages than these are made and reserved before it is their turn. */
  private static final int MOST_AHEAD = 16;

  private final SendContext context;
  private final DeliveryQueue queue;
  private final DeliveryPolicy policy;
  private final RateLimits pace;
  private final Supplier<ConnectionPool> pool;
  private final RateLimiter turns;
  private final Deque<PreparedMessage> ahead = new ArrayDeque<>();

  /** How many are made ahead: more each time that the disk was waited for. */
  private int depth = 1;

  private Transport.@Nullable Connection connection;
  private boolean letGo;
  private boolean everConnected;
  private boolean everAnswered;
  private int failures;
  private int lost;
  private int closings;
  private int carried;
  private int mostCarried = Integer.MAX_VALUE;
  private long accepted;
  private long attempts;
  private String trouble = "";

  /**
   * A worker.
   *
   * @param pool who it works with
   */
  SendWorker(
      SendContext context,
      DeliveryQueue queue,
      DeliveryPolicy policy,
      RateLimits pace,
      Supplier<ConnectionPool> pool) {
    this.context = context;
    this.queue = queue;
    this.policy = policy;
    this.pace = pace;
    this.pool = pool;
    this.turns = pace.connection();
  }

  /**
   * What a worker did.
   *
   * @param accepted how many messages the server accepted
   * @param attempts how many messages had an outcome
   * @param answered whether the server gave any message a verdict, or may have taken one
   * @param trouble what last went wrong with the server, or empty
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
          next.ifPresent(this::giveBack);
          break;
        }
        ready = next.isPresent() ? next : ready();
      }
      ahead.forEach(this::giveBack);
      return new WorkerResult(accepted, attempts, everAnswered, trouble);
    } catch (RuntimeException | Error e) {
      // The others must not wait for a task that will never come back.
      queue.stop(End.BROKEN_OFF, "");
      throw e;
    } catch (InterruptedException e) {
      queue.stop(End.STOPPED, "");
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a worker was interrupted", e);
    } finally {
      disconnect();
      if (!letGo) {
        pool.get().left();
      }
    }
  }

  /**
   * A task whose message is made.
   *
   * @param message what to send
   * @param reservation what is written down before it leaves
   */
  private record PreparedMessage(Task task, Message message, Reservation reservation) {}

  /** The next task that there is something to send for; none if this worker is one too many. */
  private Optional<PreparedMessage> ready() throws InterruptedException {
    while (true) {
      letGo = pool.get().letsGo();
      if (letGo) {
        return Optional.empty();
      }
      Optional<PreparedMessage> made = nextMade();
      if (made.isPresent()) {
        return made;
      }
      Optional<Task> task = queue.take();
      if (task.isEmpty()) {
        return Optional.empty();
      }
      Optional<PreparedMessage> ready = prepare(task.get());
      if (ready.isPresent()) {
        return ready;
      }
    }
  }

  /**
   * Makes what has its turn soon, as far as can be known without waiting.
   *
   * @return what follows at once, where that is of use
   */
  private Optional<PreparedMessage> lookAhead() {
    if (connection == null
        || !pace.isUnlimited()
        || pool.get().limit().isKnown()
        || pool.get().isOverstaffed()) {
      return Optional.empty();
    }
    while (ahead.size() < depth) {
      Optional<Task> task = queue.poll();
      if (task.isEmpty()) {
        break;
      }
      prepare(task.get()).ifPresent(ahead::add);
    }
    // What may break the connection must not take the answer to the message before it along.
    boolean suspect = !ahead.isEmpty() && ahead.peek().task().isSuspect();
    return connection.pipelines() && carried + 1 < mostCarried && !suspect
        ? nextMade()
        : Optional.empty();
  }

  /** The next of what is made; none of it leaves any more after a stop. */
  private Optional<PreparedMessage> nextMade() {
    while (!ahead.isEmpty() && !queue.isStopped()) {
      PreparedMessage ready = ahead.remove();
      if (!policy.isLeftAlone(ready.task())) {
        return Optional.of(ready);
      }
      pace.giveBackToDay();
      ready.reservation().release();
    }
    return Optional.empty();
  }

  /** Makes the message for a task; where there is none to send now, the task was given back. */
  private Optional<PreparedMessage> prepare(Task taken) {
    Task task = policy.lookUp(taken);
    if (policy.isPutOff(task)) {
      return Optional.empty();
    }
    Optional<Message> message;
    try {
      message = context.render().apply(task.subscriber());
    } catch (RuntimeException e) {
      policy.unmakeable(task, e);
      return Optional.empty();
    }
    if (message.isEmpty()) {
      queue.endWithNothing(task.state());
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
          "%,d messages were accepted within 24 hours, which is the most there may be"
              .formatted(context.plan().pacing().perDay()));
      return Optional.empty();
    }
    return message.map(made -> new PreparedMessage(task, made, policy.reserve(task)));
  }

  private void giveBack(PreparedMessage ready) {
    ready.reservation().release();
    pace.giveBackToDay();
    queue.again(ready.task());
  }

  /** Deals with a task; false if this worker has to retire. */
  private boolean handle(PreparedMessage ready, Optional<PreparedMessage> next)
      throws InterruptedException {
    if (!pace.isUnlimited()) {
      queue.nap(pace.turn(turns));
      if (queue.isStopped()) {
        giveBack(ready);
        return false;
      }
    }
    Outcome outcome;
    Transport.Connection open;
    // Only what the connection was not told of can still be left alone.
    boolean waited = connection == null || !pace.isUnlimited();
    do {
      queue.nap(pool.get().limit().rest());
      open = queue.isStopped() ? null : connect();
      if (open == null) {
        giveBack(ready);
        return false;
      }
      if (waited && next.isEmpty() && policy.isLeftAlone(ready.task())) {
        pace.giveBackToDay();
        ready.reservation().release();
        return true;
      }
      waited = true;
      outcome = open.send(ready.message(), next.map(PreparedMessage::message), leaving(ready));
    } while (outcome instanceof Outcome.NotTried && waitsFor(outcome.reply()));
    if (outcome instanceof Outcome.NotTried) {
      giveBack(ready);
      return false;
    }
    conclude(ready, outcome, open.usable());
    return true;
  }

  private Transport.Leaving leaving(PreparedMessage ready) {
    return () -> {
      Transport.Leaving.Durable durable = ready.reservation().begin();
      return () -> {
        depth = ready.reservation().isReady() ? depth : Math.min(2 * depth, MOST_AHEAD);
        durable.await();
      };
    };
  }

  /**
   * Whether a server that would not begin a message is asked again: after a limit of messages a
   * connection at once, after one of messages a minute later, after a refusal for good not at all.
   */
  private boolean waitsFor(Reply reply) throws InterruptedException {
    trouble = reply.toString();
    disconnect();
    if (reply.isClosing()) {
      rest();
      return closings <= MOST_LOST;
    }
    if (reply.isPermanent()) {
      failures++;
      return failures < 2;
    }
    if (carried > 0) {
      mostCarried = Math.min(mostCarried, carried);
      return true;
    }
    return pool.get().limit().refused();
  }

  /** Takes stock of an attempt, and of the connection after it. */
  private void conclude(PreparedMessage ready, Outcome outcome, boolean usable)
      throws InterruptedException {
    boolean taken = outcome instanceof Outcome.Accepted;
    boolean verdict = usable || taken || outcome instanceof Outcome.Refused;
    failures = verdict ? 0 : failures;
    lost = verdict ? 0 : lost + 1;
    everAnswered |= verdict || outcome instanceof Outcome.Unknown;
    attempts++;
    if (taken) {
      accepted++;
      carried++;
      closings = 0;
      pool.get().limit().accepted();
    } else {
      pace.giveBackToDay();
    }
    policy.conclude(ready.task(), ready.message().from().address(), outcome, verdict);
    pool.get().sent();
    if (!usable) {
      trouble = outcome.reply().toString();
      disconnect();
      if (outcome.reply().isClosing()) {
        rest();
      }
    } else if (carried >= mostCarried) {
      disconnect();
    }
  }

  /**
   * Goes slower, as a 421 asks for (RFC 5321 section 3.8). Where it came after some messages it may
   * be no more than the server's limit to a connection, which is then kept to.
   */
  private void rest() throws InterruptedException {
    if (carried > 0) {
      mostCarried = Math.min(mostCarried, carried);
    } else {
      closings++;
      pool.get().pushBack();
      queue.nap(FIRST_REST.multipliedBy(1L << Math.min(closings - 1, LONGEST_REST)));
    }
  }

  /**
   * The open connection, or a new one. A worker that never had one gives up at once: the server is
   * down, or serves fewer connections than planned. A connection that a message has lost is
   * replaced, unless that goes on for many messages.
   */
  private Transport.@Nullable Connection connect() throws InterruptedException {
    RetryPlan retries = context.plan().retries();
    while (connection == null) {
      if (failures >= (everConnected ? retries.tries() + 2 : 1)) {
        pool.get().pushBack();
        return null;
      }
      if (lost >= MOST_LOST) {
        pool.get().pushBack();
        return null;
      }
      if (failures > 1) {
        queue.nap(retries.pauseAfter(failures - 1));
      } else if (lost > LOST_AT_ONCE) {
        queue.nap(FIRST_REST.multipliedBy(lost - LOST_AT_ONCE));
      }
      if (queue.isStopped()) {
        return null;
      }
      try {
        connection = context.transport().open();
        pool.get().opened(connection);
        everConnected = true;
        carried = 0;
      } catch (IOException e) {
        failures++;
        trouble = String.valueOf(e.getMessage());
      }
    }
    return connection;
  }

  private void disconnect() {
    if (connection != null) {
      pool.get().closed(connection);
      connection.close();
      connection = null;
    }
  }
}
