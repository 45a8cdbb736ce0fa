package anemone.deliver.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one connection: without Nagle's delay, which costs 40 ms for every message
 * that ends in a small packet; and remembered, so that it can be closed without a goodbye.
 */
final class Sockets extends SocketFactory {

  private volatile @Nullable Socket last;

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    last = socket;
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unconnectedOnly();
  }

  void closeLast() {
    Socket socket = last;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static UnsupportedOperationException unconnectedOnly() {
    return new UnsupportedOperationException("the caller connects, with a time limit");
  }
}
