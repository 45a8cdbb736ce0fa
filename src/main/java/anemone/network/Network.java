package anemone.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * How this machine reaches others: directly or through proxies, and with the certificate
 * authorities that it trusts. May be shared by threads.
 *
 * @param authorities checks the certificates of servers; if empty, the Java runtime does
 * @param proxies which connections go through a proxy
 */
public record Network(Optional<SSLContext> authorities, Proxies proxies) {

  private static final Network DIRECT = new Network(Optional.empty(), Proxies.NONE);

  /** The least time that one of several addresses gets. */
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(250);

  /** Returns direct connections and the authorities of the Java runtime. */
  public static Network direct() {
    return DIRECT;
  }

  /** Returns what checks the certificates of servers. */
  public SSLSocketFactory tls() {
    return authorities
        .map(SSLContext::getSocketFactory)
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * Connects to a host that the configuration names, other than for the web: through its proxy,
   * which gets the name, or else by each of its addresses in turn. Nagle's algorithm is off.
   *
   * @param limit the maximum time for all addresses together
   * @throws IOException if no address answers; the first failure
   */
  public Socket connect(String host, int port, Duration limit) throws IOException {
    Optional<Proxy> proxy = proxies.other(host);
    return proxy.isPresent()
        ? through(proxy.get(), host, port, limit)
        : direct(InetAddress.getAllByName(host), port, limit);
  }

  /** Connects through a proxy, which gets the host as it is. */
  public static Socket through(Proxy proxy, String host, int port, Duration limit)
      throws IOException {
    Socket socket;
    try {
      socket = direct(InetAddress.getAllByName(proxy.host()), proxy.port(), limit);
    } catch (IOException e) {
      throw new IOException(
          "the proxy " + proxy.address() + " cannot be reached: " + e.getMessage(), e);
    }
    try {
      socket.setSoTimeout((int) limit.toMillis());
      new Tunnel(proxy, socket, host, port).open();
      socket.setSoTimeout(0);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Connects to one address. Nagle's algorithm is off. */
  public static Socket to(InetSocketAddress address, Duration limit) throws IOException {
    if (address.isUnresolved()) {
      throw new UnknownHostException(address.getHostString());
    }
    return direct(new InetAddress[] {address.getAddress()}, address.getPort(), limit);
  }

  private static Socket direct(InetAddress[] addresses, int port, Duration limit)
      throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    IOException first = null;
    for (int i = 0; i < addresses.length; i++) {
      long share = (end - System.nanoTime()) / (addresses.length - i);
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        int wait = (int) Math.max(MIN_TIMEOUT.toMillis(), Duration.ofNanos(share).toMillis());
        socket.connect(new InetSocketAddress(addresses[i], port), wait);
        return socket;
      } catch (IOException | RuntimeException e) {
        socket.close();
        if (e instanceof RuntimeException) {
          throw e;
        }
        first = first == null ? (IOException) e : first;
      }
    }
    throw first == null ? new IOException("the host has no address") : first;
  }

  /**
   * Starts TLS over a connection.
   *
   * @param checked whether the host's name must be in the certificate
   */
  public static SSLSocket secure(
      Socket socket, SSLSocketFactory factory, String host, boolean checked) throws IOException {
    return secure(socket, factory, host, checked, secured -> {});
  }

  /**
   * Starts TLS over a connection.
   *
   * @param checked whether the host's name must be in the certificate
   * @param prepare sets more before the handshake
   */
  public static SSLSocket secure(
      Socket socket,
      SSLSocketFactory factory,
      String host,
      boolean checked,
      Consumer<SSLSocket> prepare)
      throws IOException {
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
    if (checked) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    prepare.accept(secured);
    secured.startHandshake();
    return secured;
  }
}
