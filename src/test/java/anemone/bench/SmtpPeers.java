package anemone.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Postfix's {@code smtp-sink}, which takes mail and throws it away, and its {@code smtp-source}.
 */
final class SmtpPeers implements AutoCloseable {

  private static final int OCTETS = 40_000;
  private static final double TICKS_A_SECOND = 100;

  private final Process sink;
  private final int port;

  private SmtpPeers(Process sink, int port) {
    this.sink = sink;
    this.port = port;
  }

  /** Starts the sink, and returns when it listens. */
  static SmtpPeers start() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(List.of("/usr/sbin/smtp-sink"));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-u", "postfix"));
    }
    command.addAll(List.of("127.0.0.1:" + port, "1000"));
    SmtpPeers peers =
        new SmtpPeers(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start(),
            port);
    while (peers.sink.isAlive() && !peers.listens()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return peers;
  }

  int port() {
    return port;
  }

  /**
   * How many messages a second the source gets through to a port.
   *
   * @param kept whether it keeps its connections open, as it does with {@code -d}; else each
   *     message has one of its own
   */
  static double source(int port, int messages, int connections, boolean kept)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    List<String> command = new ArrayList<>(List.of("/usr/sbin/smtp-source"));
    if (kept) {
      command.add("-d");
    }
    command.addAll(List.of("-s", Integer.toString(connections), "-m", Integer.toString(messages)));
    command.addAll(List.of("-l", Integer.toString(OCTETS)));
    command.addAll(List.of("-f", "a@example.org", "-t", "b@example.org", "127.0.0.1:" + port));
    Process source = new ProcessBuilder(command).inheritIO().start();
    if (source.waitFor() != 0) {
      throw new IOException("smtp-source failed");
    }
    return messages / ((System.nanoTime() - began) / 1e9);
  }

  /** The CPU time that the sink has used, in seconds. */
  double sinkSeconds() throws IOException {
    return seconds(sink.pid());
  }

  /** The CPU time that this process has used, in seconds. */
  static double ownSeconds() throws IOException {
    return seconds(ProcessHandle.current().pid());
  }

  /** User and system time from the kernel's table (proc(5)). */
  private static double seconds(long pid) throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  @Override
  public void close() {
    sink.destroy();
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
