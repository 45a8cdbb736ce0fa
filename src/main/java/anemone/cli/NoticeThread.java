package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.Host;
import anemone.run.NoticeSender;
import anemone.subscriber.SignUps;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles requests by form, such as sign-ups, after {@code serve} has responded to them, and sends
 * the mails about subscriptions.
 */
final class NoticeThread implements Executor, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeThread.class);

  private static final int MAX_WAITING = 1_000;
  private static final int SECONDS_BETWEEN_LOOKS = 20;
  private static final int HOURS_BETWEEN_PRUNINGS = 1;

  private final ThreadPoolExecutor asked =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), NoticeThread::thread);
  private final ScheduledExecutorService sending =
      new ScheduledThreadPoolExecutor(1, NoticeThread::thread);
  private final NoticeSender sender;

  private NoticeThread(NoticeSender sender) {
    this.sender = sender;
  }

  /** Starts the thread. */
  static NoticeThread start(NoticeSender sender, SignUps signUps, Host host) {
    NoticeThread thread = new NoticeThread(sender);
    thread.repeat(sender::sendDue, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    thread.repeat(
        () -> signUps.prune(host.clock().instant()), HOURS_BETWEEN_PRUNINGS, TimeUnit.HOURS);
    return thread;
  }

  private void repeat(Runnable work, int pause, TimeUnit unit) {
    // The task is never cancelled: it logs failures, and runs again.
    ScheduledFuture<?> unused = sending.scheduleWithFixedDelay(() -> quietly(work), 0, pause, unit);
  }

  /** Handles a request, and sends the resulting mail. */
  @Override
  public void execute(Runnable work) {
    asked.execute(
        () -> {
          quietly(work);
          sending.execute(() -> quietly(sender::sendDue));
        });
  }

  /** Runs work, and logs its failure; the mails stay in the outbox. */
  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (CommandFailure e) {
      LOG.warn("unable to handle a request for a subscription or links yet: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("unable to create a mail about a subscription", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "subscriptions");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    asked.shutdownNow();
    sending.shutdownNow();
  }
}
