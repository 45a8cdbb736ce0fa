package anemone.report;

import anemone.collect.http.NamedRequests;
import anemone.network.Network;
import anemone.run.RunListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;

/**
 * Pings a dead man's switch at the start and end of a run: the address with {@code /start},
 * unchanged for success, or with {@code /fail}. Takes a few seconds at most and never fails the
 * run. The address is secret, so it is not printed.
 */
public final class Ping implements RunListener {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI address;
  private final NamedRequests requests;
  private final PrintWriter err;

  /**
   * A ping.
   *
   * @param address the address of the switch
   * @param network the connection to it
   * @param err receives a line if it cannot be reached
   */
  public Ping(URI address, Network network, PrintWriter err) {
    this.requests = new NamedRequests(PATIENCE, network);
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
      int status = requests.get(URI.create(path + ending)).status();
      if (status >= 300) {
        err.println("ping: the address of --ping returned HTTP " + status + "; check it");
      }
    } catch (IOException | IllegalArgumentException e) {
      err.println("ping: unable to reach the address of --ping: " + kind(e));
    }
  }

  /** Returns the kind of a failure, without its message, which may contain the address. */
  private static String kind(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }
}
