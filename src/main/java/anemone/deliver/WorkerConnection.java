package anemone.deliver;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one worker: opened when it is needed, replaced when it was lost, and given up
 * when that does not help. It learns how many messages the server accepts per connection.
 */
final class WorkerConnection {

  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final int LONGEST_REST = 6;

  /** Maximum number of messages in a row that lose the connection, and of refused connections. */
  private static final int MAX_LOST = 10;

  /** Number of messages in a row after which a lost connection is replaced without a pause. */
  private static final int LOST_AT_ONCE = 3;

  private final SendContext context;
  private final DeliveryQueue queue;
  private final Supplier<ConnectionPool> pool;

  private Transport.@Nullable Connection connection;
  private boolean everConnected;
  private int failures;
  private int lost;
  private int closings;
  private int carried;
  private int mostCarried = Integer.MAX_VALUE;
  private String trouble = "";

  WorkerConnection(SendContext context, DeliveryQueue queue, Supplier<ConnectionPool> pool) {
    this.context = context;
    this.queue = queue;
    this.pool = pool;
  }

  boolean isOpen() {
    return connection != null;
  }

  /** Whether the message after the next one may be announced with the end of the next one. */
  boolean isPipelining() {
    return connection != null && connection.pipelines() && carried + 1 < mostCarried;
  }

  /** Returns the last failure of the connection or the server, or an empty string. */
  String trouble() {
    return trouble;
  }

  /**
   * Returns the open connection, or a new one; null if the worker has to end. A worker that never
   * had a connection ends after one failure: the server is down, or allows fewer connections.
   */
  Transport.@Nullable Connection get() throws InterruptedException {
    RetryPlan retries = context.plan().retries();
    while (connection == null) {
      if (failures >= (everConnected ? retries.tries() + 2 : 1) || lost >= MAX_LOST) {
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

  /**
   * Handles a refusal to begin a message.
   *
   * @return whether to try the message again: after a limit of messages per connection at once,
   *     after a limit per minute later, after a permanent refusal once
   */
  boolean mayRetry(Reply refusal) throws InterruptedException {
    trouble = refusal.toString();
    close();
    if (refusal.isClosing()) {
      rest();
      return closings <= MAX_LOST;
    }
    if (refusal.isPermanent()) {
      failures++;
      return failures < 2;
    }
    if (carried > 0) {
      mostCarried = Math.min(mostCarried, carried);
      return true;
    }
    return pool.get().limit().refused();
  }

  /**
   * Counts the outcome of a message.
   *
   * @param verdict whether the server has answered
   * @param accepted whether it has accepted the message
   */
  void count(boolean verdict, boolean accepted) {
    failures = verdict ? 0 : failures;
    lost = verdict ? 0 : lost + 1;
    if (accepted) {
      carried++;
      closings = 0;
      pool.get().limit().accepted();
    }
  }

  /**
   * Closes the connection after a message if no other may follow.
   *
   * @param usable whether the server still listens on it
   */
  void afterMessage(Outcome outcome, boolean usable) throws InterruptedException {
    if (!usable) {
      trouble = outcome.reply().toString();
      close();
      if (outcome.reply().isClosing()) {
        rest();
      }
    } else if (carried >= mostCarried) {
      close();
    }
  }

  void close() {
    if (connection != null) {
      pool.get().closed(connection);
      connection.close();
      connection = null;
    }
  }

  /**
   * Slows down, as a 421 asks for (RFC 5321 section 3.8). A 421 after some messages may be no more
   * than a limit of messages per connection, which is then kept.
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
}
