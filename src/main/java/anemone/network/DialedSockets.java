package anemone.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes sockets for libraries that connect them themselves; they connect as the network does. */
public final class DialedSockets extends SocketFactory {

  private final Network network;
  private final boolean tls;

  /**
   * A factory.
   *
   * @param tls whether connections use TLS from the start
   */
  public DialedSockets(Network network, boolean tls) {
    this.network = network;
    this.tls = tls;
  }

  @Override
  public Socket createSocket() {
    return tls ? new SecureSocket(network) : new DialedSocket(network);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw unused();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("sockets are connected after they are made");
  }

  /** A socket with TLS from the start. */
  private static final class SecureSocket extends DialedSocket {

    private final Network network;

    SecureSocket(Network network) {
      super(network);
      this.network = network;
    }

    @Override
    protected Socket open(String host, int port, Duration limit) throws IOException {
      Socket plain = super.open(host, port, limit);
      try {
        plain.setSoTimeout((int) limit.toMillis());
        return Network.secure(plain, network.tls(), host, true);
      } catch (IOException | RuntimeException e) {
        plain.close();
        throw e;
      }
    }
  }
}
