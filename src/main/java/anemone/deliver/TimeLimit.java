package anemone.deliver;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits the time of a call into a library that has timeouts for each read only: a server that
 * sends one octet now and then would hold it for ever.
 */
public final class TimeLimit {

  private TimeLimit() {}

  /** Thrown if a call did not end within its time, or its answer does not fit into memory. */
  public static final class ExceededException extends IOException {

    private static final long serialVersionUID = 1;

    ExceededException(Duration limit) {
      super("no complete answer within " + Math.max(1, limit.toSeconds()) + " s");
    }

    ExceededException(OutOfMemoryError cause) {
      super("the server announces more than fits into memory", cause);
    }
  }

  /**
   * Makes a call in a thread of its own. If it takes too long, its thread is interrupted and left
   * behind; it does not keep the program from ending.
   *
   * @throws ExceededException if it takes longer than {@code limit}, or its answer does not fit
   *     into memory
   * @throws IOException if the call throws it
   */
  public static <T> T call(Duration limit, Callable<T> call) throws IOException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "time-limited");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new ExceededException(limit);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Returns what a call threw, if that is an input or output failure; throws all else. */
  private static IOException failure(Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof OutOfMemoryError full) {
      // A length that a server claims is the only reason for so large an array.
      return new ExceededException(full);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IOException(cause.getMessage(), cause);
  }
}
