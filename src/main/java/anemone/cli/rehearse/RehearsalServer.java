package anemone.cli.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;

/**
 * An SMTP server on the loopback interface that takes mail, and refuses, defers, loses and denies
 * some of it as the seed says.
 */
public final class RehearsalServer implements AutoCloseable {

  private final ServerSocket socket;
  private final Clock clock;
  private final Runnable kill;
  private final MailLog log = new MailLog();
  private volatile Faults faults;

  private RehearsalServer(ServerSocket socket, Clock clock, Faults faults, Runnable kill) {
    this.socket = socket;
    this.clock = clock;
    this.faults = faults;
    this.kill = kill;
  }

  /**
   * Starts a server on a free port.
   *
   * @param clock the simulated time
   * @param faults what goes wrong
   * @param kill kills the sending process; called while it waits for an answer
   */
  public static RehearsalServer start(Clock clock, Faults faults, Runnable kill)
      throws IOException {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    RehearsalServer server = new RehearsalServer(socket, clock, faults, kill);
    Thread thread = new Thread(server::accept, "rehearsal-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  /** The port to send to. */
  public int port() {
    return socket.getLocalPort();
  }

  /** What it has taken. */
  public MailLog log() {
    return log;
  }

  /** Ends all faults but unknown addresses. */
  public void heal() {
    faults = faults.healed();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        Thread thread = new Thread(() -> serve(client), "rehearsal-session");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      new RehearsalSession(client, clock, faults, log, kill).run();
    } catch (IOException e) {
      // The client went away, as a killed process does; what it had sent counts as the log says.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
