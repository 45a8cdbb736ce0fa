package anemone.report;

import anemone.process.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells a dead man's switch that a run has begun, and how it ended: the address with {@code
 * /start}, as it is, or with {@code /fail}. It takes a few seconds at most and never fails the run.
 * The address is as good as a password there, so it is not printed.
 */
public final class Ping {

  private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();

  private final Optional<URI> address;
  private final PrintWriter err;

  /**
   * A ping.
   *
   * @param address the switch, if there is one
   * @param err where is told that it cannot be reached
   */
  public Ping(Optional<URI> address, PrintWriter err) {
    this.address = address;
    this.err = err;
  }

  public void start() {
    ping("/start");
  }

  /** Tells how the run ended; one that waits for an editor went well. */
  public void end(int exitCode) {
    boolean well = exitCode == ExitCode.OK.number() || exitCode == ExitCode.APPROVAL.number();
    ping(well ? "" : "/fail");
  }

  private void ping(String ending) {
    address.ifPresent(
        switchAddress -> {
          try {
            String path = switchAddress.toString().replaceAll("/+$", "");
            int status = get(URI.create(path + ending));
            if (status >= 300) {
              err.println("ping: the address of --ping answered " + status + "; look it up");
            }
          } catch (IOException | IllegalArgumentException | ClassCastException e) {
            err.println(
                "ping: unable to reach the address of --ping: " + e.getClass().getSimpleName());
          }
        });
  }

  private static int get(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    connection.setInstanceFollowRedirects(false);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
