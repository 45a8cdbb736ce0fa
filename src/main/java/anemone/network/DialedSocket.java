package anemone.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A socket for libraries that connect sockets themselves: {@link #connect(SocketAddress, int)}
 * connects as the {@link Network} does, to the host's name.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // close() interrupts what others wait for
public class DialedSocket extends Socket {

  /** The connect timeout if the library sets none. */
  private static final int USUAL = 30_000;

  private final Network network;
  private volatile @Nullable Socket real;
  private volatile boolean closed;
  private int timeout;

  /** A socket that is not connected yet. */
  public DialedSocket(Network network) {
    this.network = network;
  }

  /** Returns the connection. */
  protected final Socket real() throws SocketException {
    Socket open = real;
    if (open == null || closed) {
      throw new SocketException(closed ? "the socket is closed" : "the socket is not connected");
    }
    return open;
  }

  /** Returns a new connection to a host; called once. */
  protected Socket open(String host, int port, Duration limit) throws IOException {
    return network.connect(host, port, limit);
  }

  /** Returns a new connection to an address; by default to the name that it was resolved from. */
  protected Socket open(InetSocketAddress peer, Duration limit) throws IOException {
    return open(peer.getHostString(), peer.getPort(), limit);
  }

  @Override
  public final void connect(SocketAddress endpoint, int limit) throws IOException {
    InetSocketAddress peer = (InetSocketAddress) endpoint;
    Socket open = open(peer, Duration.ofMillis(limit > 0 ? limit : USUAL));
    open.setSoTimeout(timeout);
    real = open;
    if (closed) {
      open.close();
    }
  }

  @Override
  public final void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return real().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return real().getOutputStream();
  }

  /** Closes the connection; may be called by any thread. */
  @Override
  public void close() throws IOException {
    closed = true;
    Socket open = real;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isConnected() {
    return real != null;
  }

  @Override
  public boolean isBound() {
    return real != null;
  }

  @Override
  public boolean isInputShutdown() {
    Socket open = real;
    return open != null && open.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    Socket open = real;
    return open != null && open.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    real().shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    real().shutdownOutput();
  }

  @Override
  public void setSoTimeout(int milliseconds) throws SocketException {
    timeout = milliseconds;
    Socket open = real;
    if (open != null && !closed) {
      open.setSoTimeout(milliseconds);
    }
  }

  @Override
  public int getSoTimeout() {
    return timeout;
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    // It is on for every connection.
  }

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    Socket open = real;
    return open == null ? null : open.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    Socket open = real;
    return open == null ? super.getLocalAddress() : open.getLocalAddress();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    Socket open = real;
    return open == null ? null : open.getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    Socket open = real;
    return open == null ? null : open.getLocalSocketAddress();
  }

  @Override
  public int getPort() {
    Socket open = real;
    return open == null ? 0 : open.getPort();
  }

  @Override
  public int getLocalPort() {
    Socket open = real;
    return open == null ? -1 : open.getLocalPort();
  }
}
