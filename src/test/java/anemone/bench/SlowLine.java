package anemone.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A line on loopback that passes on what comes after some time, each way, and does not limit how
 * much is under way. It stands for a server in another place: what counts there is how often a
 * client waits for an answer.
 */
final class SlowLine implements AutoCloseable {

  private static final int LARGEST = 1 << 16;

  /** So many pieces may be under way: 64 MB, which no peer here comes near. */
  private static final int MAX = 1024;

  private final ServerSocket listening;
  private final int port;
  private final long delay;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private SlowLine(ServerSocket listening, int port, Duration delay) {
    this.listening = listening;
    this.port = port;
    this.delay = delay.toNanos();
  }

  /**
   * Begins to listen.
   *
   * @param port where it leads, on this machine
   * @param delay how long a byte is under way, in one direction
   */
  static SlowLine to(int port, Duration delay) throws IOException {
    SlowLine line =
        new SlowLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, delay);
    start(line::accept);
    return line;
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /**
   * Some octets under way.
   *
   * @param octets what is to be passed on; none at the end
   * @param due when
   */
  private record Piece(ByteBuffer octets, long due) {}

  private void accept() {
    try {
      while (true) {
        Socket near = opened(listening.accept());
        Socket far = opened(new Socket(InetAddress.getLoopbackAddress(), port));
        carry(near, far);
        carry(far, near);
      }
    } catch (IOException e) {
      // The line was closed.
    }
  }

  private Socket opened(Socket socket) throws IOException {
    open.add(socket);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Piece> underWay = new LinkedBlockingQueue<>(MAX);
    start(() -> take(from, underWay));
    start(() -> give(underWay, to));
  }

  private void take(Socket from, BlockingQueue<Piece> underWay) {
    byte[] memory = new byte[LARGEST];
    try (InputStream in = from.getInputStream()) {
      for (int length = in.read(memory); length >= 0; length = in.read(memory)) {
        ByteBuffer octets = ByteBuffer.wrap(Arrays.copyOf(memory, length));
        underWay.put(new Piece(octets, System.nanoTime() + delay));
      }
    } catch (IOException e) {
      // An end like any other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    underWay.add(new Piece(ByteBuffer.allocate(0), System.nanoTime() + delay));
  }

  private void give(BlockingQueue<Piece> underWay, Socket to) {
    try (OutputStream out = to.getOutputStream()) {
      Piece piece = underWay.take();
      while (piece.octets().hasRemaining()) {
        long left = piece.due() - System.nanoTime();
        while (left > 0) {
          LockSupport.parkNanos(left);
          left = piece.due() - System.nanoTime();
        }
        out.write(piece.octets().array());
        piece = underWay.take();
      }
    } catch (IOException e) {
      // Nobody is left to give it to.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(to);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "slow-line");
    thread.setDaemon(true);
    thread.start();
  }
}
