package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.Host;
import anemone.run.NoticeSender;
import anemone.subscriber.SignUps;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does beside the answers of {@code serve} what people without a link asked, and sends the mails
 * about subscriptions.
 */
final class NoticeThread implements Executor, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeThread.class);

  private static final int MOST_WAITING = 1_000;
  private static final int SECONDS_BETWEEN_LOOKS = 20;
  private static final int HOURS_BETWEEN_PRUNINGS = 1;

  private final ThreadPoolExecutor asked =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), NoticeThread::thread);
  private final ScheduledExecutorService sending =
      new ScheduledThreadPoolExecutor(1, NoticeThread::thread);
  private final NoticeSender sender;

  private NoticeThread(NoticeSender sender) {
    this.sender = sender;
  }

  /** Starts to send. */
  static NoticeThread start(NoticeSender sender, SignUps signUps, Host host) {
    NoticeThread thread = new NoticeThread(sender);
    var unusedSending =
        thread.sending.scheduleWithFixedDelay(
            () -> quietly(sender::sendDue), 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    var unusedPruning =
        thread.sending.scheduleWithFixedDelay(
            () -> quietly(() -> signUps.prune(host.clock().instant())),
            0,
            HOURS_BETWEEN_PRUNINGS,
            TimeUnit.HOURS);
    return thread;
  }

  /** Runs what was asked, and sends the mail that comes of it. */
  @Override
  public void execute(Runnable work) {
    asked.execute(
        () -> {
          quietly(work);
          sending.execute(() -> quietly(sender::sendDue));
        });
  }

  /** Runs work whose failure must not end the thread; the mails wait in the outbox. */
  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (CommandFailure e) {
      LOG.warn("a request for a subscription or for links waits: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a mail about a subscription could not be made", e);
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
