package anemone.deliver.smtp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a socket on which a write takes too long. Without it a server that stops reading would
 * block the writer for ever, since sockets have a timeout for reading only.
 */
public final class WriteTimeout {

  private static final int LOOKS = 8;
  private static final ScheduledThreadPoolExecutor WATCHING = watching();

  private final Socket socket;
  private final long limit;
  private volatile long since;
  private volatile boolean writing;
  private @Nullable ScheduledFuture<?> looks;

  private WriteTimeout(Socket socket, Duration limit) {
    this.socket = socket;
    this.limit = limit.toNanos();
  }

  /** Watches a socket until {@link #stop}. */
  public static WriteTimeout over(Socket socket, Duration limit) {
    WriteTimeout watch = new WriteTimeout(socket, limit);
    long pause = Math.max(1, limit.toNanos() / LOOKS);
    watch.looks = WATCHING.scheduleWithFixedDelay(watch::look, pause, pause, TimeUnit.NANOSECONDS);
    return watch;
  }

  /** Notes that a write begins. */
  public void begin() {
    since = System.nanoTime();
    writing = true;
  }

  /** Notes that a write ended. */
  public void end() {
    writing = false;
  }

  /** Ends watching. */
  public void stop() {
    if (looks != null) {
      looks.cancel(false);
    }
  }

  private void look() {
    if (writing && System.nanoTime() - since > limit) {
      try {
        socket.close();
      } catch (IOException e) {
        // The writer sees a closed socket.
      }
    }
  }

  private static ScheduledThreadPoolExecutor watching() {
    ScheduledThreadPoolExecutor one =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "smtp-write-watch");
              thread.setDaemon(true);
              return thread;
            });
    one.setRemoveOnCancelPolicy(true);
    return one;
  }
}
