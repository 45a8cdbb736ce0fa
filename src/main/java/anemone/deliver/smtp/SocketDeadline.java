package anemone.deliver.smtp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a socket on which a write, a reply or a handshake takes too long as a whole. A timeout of
 * the socket alone is not enough: it does not hold for writes, and a server that sends one octet
 * now and then begins it anew each time.
 */
public final class SocketDeadline {

  private static final int LOOKS = 8;
  private static final ScheduledThreadPoolExecutor WATCHING = watching();

  private final Socket socket;
  private volatile long since;
  private volatile long limit;
  private volatile boolean busy;
  private volatile boolean expired;
  private @Nullable ScheduledFuture<?> looks;

  private SocketDeadline(Socket socket) {
    this.socket = socket;
  }

  /**
   * Watches a socket.
   *
   * @param limit the shortest limit that is used; it is exceeded by an eighth at most
   */
  public static SocketDeadline over(Socket socket, Duration limit) {
    SocketDeadline watch = new SocketDeadline(socket);
    long pause = Math.max(1, limit.toNanos() / LOOKS);
    watch.looks = WATCHING.scheduleWithFixedDelay(watch::look, pause, pause, TimeUnit.NANOSECONDS);
    return watch;
  }

  /** Begins something that takes {@code time} at most. */
  public void begin(Duration time) {
    since = System.nanoTime();
    limit = time.toNanos();
    busy = true;
  }

  /** Ends it. */
  public void end() {
    busy = false;
  }

  /** Whether it has closed the socket. */
  public boolean isExpired() {
    return expired;
  }

  /** Closes the socket after a time, whatever it does. */
  void closeAfter(Duration time) {
    stop();
    looks = WATCHING.schedule(this::close, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends watching. */
  public void stop() {
    if (looks != null) {
      looks.cancel(false);
    }
  }

  private void look() {
    if (busy && System.nanoTime() - since > limit) {
      close();
    }
  }

  private void close() {
    expired = true;
    try {
      socket.close();
    } catch (IOException e) {
      // The thread that uses it sees a closed socket.
    }
  }

  private static ScheduledThreadPoolExecutor watching() {
    ScheduledThreadPoolExecutor one =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "smtp-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    one.setRemoveOnCancelPolicy(true);
    return one;
  }
}
