package anemone.deliver;

import anemone.deliver.DeliveryQueue.Task;
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

  /** No more messages than these are made and reserved before it is their turn. */
  private static final int MOST_AHEAD = 16;

  private final SendContext job;
  private final DeliveryQueue agenda;
  private final DeliveryPolicy books;
  private final RateLimits pace;
  private final Supplier<ConnectionPool> crew;
  private final RateLimiter turns;
  private final Deque<PreparedMessage> ahead = new ArrayDeque<>();

  /** How many are made ahead: more each time that the disk was waited for. */
  private int depth = 1;

  private Transport.@Nullable Connection connection;
  private boolean letGo;
  private boolean everConnected;
  private boolean everAnswered;
  private int failures;
  private int closings;
  private int carried;
  private int mostCarried = Integer.MAX_VALUE;
  private long accepted;
  private String trouble = "";

  /**
   * A worker.
   *
   * @param crew who it works with
   */
  SendWorker(
      SendContext job,
      DeliveryQueue agenda,
      DeliveryPolicy books,
      RateLimits pace,
      Supplier<ConnectionPool> crew) {
    this.job = job;
    this.agenda = agenda;
    this.books = books;
    this.pace = pace;
    this.crew = crew;
    this.turns = pace.connection();
  }

  /**
   * What a worker did.
   *
   * @param accepted how many messages the server accepted
   * @param answered whether the server gave any message a verdict, or may have taken one
   * @param trouble what last went wrong with the server, or empty
   */
  record WorkerResult(long accepted, boolean answered, String trouble) {}

  @Override
  public WorkerResult get() {
    try {
      Optional<PreparedMessage> ready = ready();
      while (ready.isPresent()) {
        Optional<PreparedMessage> next = lookAhead();
        if (!handle(ready.get(), next)) {
          next.ifPresent(this::giveBack);
          break;
        }
        ready = next.isPresent() ? next : ready();
      }
      ahead.forEach(this::giveBack);
      return new WorkerResult(accepted, everAnswered, trouble);
    } catch (RuntimeException | Error e) {
      // The others must not wait for a task that will never come back.
      agenda.stop(End.BROKEN_OFF, "");
      throw e;
    } catch (InterruptedException e) {
      agenda.stop(End.STOPPED, "");
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a worker was interrupted", e);
    } finally {
      disconnect();
      if (!letGo) {
        crew.get().left();
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
      letGo = crew.get().letsGo();
      if (letGo) {
        return Optional.empty();
      }
      Optional<PreparedMessage> made = nextMade();
      if (made.isPresent()) {
        return made;
      }
      Optional<Task> task = agenda.take();
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
    if (connection == null || !pace.isUnlimited() || crew.get().isOverstaffed()) {
      return Optional.empty();
    }
    while (ahead.size() < depth) {
      Optional<Task> task = agenda.poll();
      if (task.isEmpty()) {
        break;
      }
      prepare(task.get()).ifPresent(ahead::add);
    }
    return connection.pipelines() && carried + 1 < mostCarried ? nextMade() : Optional.empty();
  }

  /** The next of what is made; none of it leaves any more after a stop. */
  private Optional<PreparedMessage> nextMade() {
    while (!ahead.isEmpty() && !agenda.isStopped()) {
      PreparedMessage ready = ahead.remove();
      if (!books.isLeftAlone(ready.task())) {
        return Optional.of(ready);
      }
      pace.giveBackToDay();
      ready.reservation().release();
    }
    return Optional.empty();
  }

  /** Makes the message for a task; where there is none to send now, the task was given back. */
  private Optional<PreparedMessage> prepare(Task taken) {
    Task task = books.lookUp(taken);
    if (books.isPutOff(task)) {
      return Optional.empty();
    }
    Optional<Message> message;
    try {
      message = job.render().apply(task.subscriber());
    } catch (RuntimeException e) {
      books.unmakeable(task, e);
      return Optional.empty();
    }
    if (message.isEmpty()) {
      agenda.endWithNothing(task.state());
      return Optional.empty();
    }
    Duration wait = task.hasTurn() ? Duration.ZERO : pace.turn(task.domain());
    if (!wait.isZero()) {
      agenda.hold(task.withTurn(job.clock().instant().plus(wait)));
      return Optional.empty();
    }
    if (!pace.takeFromDay()) {
      agenda.again(task);
      agenda.stop(
          End.DAY_SPENT,
          "%,d messages were accepted within 24 hours, which is the most there may be"
              .formatted(job.plan().pacing().perDay()));
      return Optional.empty();
    }
    return message.map(made -> new PreparedMessage(task, made, books.reserve(task)));
  }

  private void giveBack(PreparedMessage ready) {
    ready.reservation().release();
    pace.giveBackToDay();
    agenda.again(ready.task());
  }

  /** Deals with a task; false if this worker has to retire. */
  private boolean handle(PreparedMessage ready, Optional<PreparedMessage> next)
      throws InterruptedException {
    if (!pace.isUnlimited()) {
      agenda.nap(pace.turn(turns));
      if (agenda.isStopped()) {
        giveBack(ready);
        return false;
      }
    }
    // Only what the connection was not told of can still be left alone.
    boolean waited = connection == null || !pace.isUnlimited();
    Transport.Connection open = connect();
    if (open == null) {
      giveBack(ready);
      return false;
    }
    if (waited && next.isEmpty() && books.isLeftAlone(ready.task())) {
      pace.giveBackToDay();
      ready.reservation().release();
      return true;
    }
    Outcome outcome =
        open.send(
            ready.message(),
            next.map(PreparedMessage::message),
            () -> {
              Transport.Leaving.Durable durable = ready.reservation().begin();
              return () -> {
                depth = ready.reservation().isReady() ? depth : Math.min(2 * depth, MOST_AHEAD);
                durable.await();
              };
            });
    conclude(ready.task(), outcome, open.usable());
    return true;
  }

  /** Takes stock of an attempt, and of the connection after it. */
  private void conclude(Task task, Outcome outcome, boolean usable) throws InterruptedException {
    boolean taken = outcome instanceof Outcome.Accepted;
    boolean verdict = usable || taken || outcome instanceof Outcome.Refused;
    failures = verdict ? 0 : failures + 1;
    everAnswered |= verdict || outcome instanceof Outcome.Unknown;
    if (taken) {
      accepted++;
      carried++;
      closings = 0;
    } else {
      pace.giveBackToDay();
    }
    books.conclude(task, outcome, verdict);
    crew.get().sent();
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
      crew.get().pushBack();
      agenda.nap(FIRST_REST.multipliedBy(1L << Math.min(closings - 1, LONGEST_REST)));
    }
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
        crew.get().pushBack();
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
        crew.get().opened(connection);
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
      crew.get().closed(connection);
      connection.close();
      connection = null;
    }
  }
}
