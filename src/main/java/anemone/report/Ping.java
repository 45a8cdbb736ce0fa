package anemone.report;

import anemone.deliver.TimeLimit;
import anemone.run.RunListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Pings a dead man's switch at the start and end of a run: the address with {@code /start},
 * unchanged for success, or with {@code /fail}. Takes a few seconds at most and never fails the
 * run. The address is secret, so it is not printed.
 */
public final class Ping implements RunListener {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TOTAL = PATIENCE.multipliedBy(2);

  private final URI address;
  private final PrintWriter err;

  /**
   * A ping.
   *
   * @param address the address of the switch
   * @param err for warnings that it cannot be reached
   */
  public Ping(URI address, PrintWriter err) {
    this.address = address;
    this.err = err;
  }

  @Override
  public void started() {
    ping("/start");
  }

  @Override
  public void ended(End end) {
    ping(end.isSuccess() ? "" : "/fail");
  }

  private void ping(String ending) {
    try {
      String path = address.toString().replaceAll("/+$", "");
      URI target = URI.create(path + ending);
      int status = TimeLimit.call(TOTAL, () -> get(target));
      if (status >= 300) {
        err.println("ping: the address of --ping answered " + status + "; check it");
      }
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      err.println("ping: unable to reach the address of --ping: " + e.getClass().getSimpleName());
    }
  }

  private static int get(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setInstanceFollowRedirects(false);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
