package anemone.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * How this machine reaches others: directly, with the certificate authorities that it trusts. May
 * be shared by threads.
 *
 * @param authorities checks the certificates of servers; if empty, the Java runtime does
 */
public record Network(Optional<SSLSocketFactory> authorities) {

  private static final Network DIRECT = new Network(Optional.empty());

  /** The least time that one of several addresses gets. */
  private static final Duration LEAST = Duration.ofMillis(250);

  /** Returns direct connections and the authorities of the Java runtime. */
  public static Network direct() {
    return DIRECT;
  }

  /** Returns what checks the certificates of servers. */
  public SSLSocketFactory tls() {
    return authorities.orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * Connects to a host, by each of its addresses in turn. Nagle's algorithm is off.
   *
   * @param limit the maximum time for all addresses together
   * @throws IOException if no address answers; the first failure
   */
  public Socket connect(String host, int port, Duration limit) throws IOException {
    return direct(InetAddress.getAllByName(host), port, limit);
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
        int wait = (int) Math.max(LEAST.toMillis(), Duration.ofNanos(share).toMillis());
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
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
    if (checked) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    secured.startHandshake();
    return secured;
  }
}
