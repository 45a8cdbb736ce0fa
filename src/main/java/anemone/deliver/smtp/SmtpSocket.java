package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.mime.ByteBuilder;
import anemone.network.Network;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * The socket to a server: writes commands and messages, each group of them in one write, and reads
 * replies. Nagle's algorithm is off, since it costs 40 ms for a message that ends in a small
 * packet.
 */
final class SmtpSocket {

  private static final int GOODBYE_MILLISECONDS = 2_000;
  private static final long NANOS = 1_000_000;

  private final WriteTimeout watch;
  private final Socket plain;
  private final boolean quick;
  private Socket socket;
  private ReplyReader replies;
  private OutputStream out;
  private final int patience;

  /** The maximum wait for the reply that is read, in milliseconds. */
  private int limit;

  /** When that wait is over, in nanoseconds. */
  private long replyEnd;

  /** Whether the socket's timeout is shorter than {@code limit}. */
  private boolean shortened;

  private SmtpSocket(Socket socket, WriteTimeout watch, int patience) throws IOException {
    this.patience = patience;
    this.limit = patience;
    this.socket = socket;
    this.plain = socket;
    this.quick = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    this.watch = watch;
    this.replies = new ReplyReader(socket.getInputStream(), this::acknowledge);
    this.out = socket.getOutputStream();
  }

  /**
   * A socket over a connection.
   *
   * @param patience maximum wait for a whole reply, or for the server to read
   */
  static SmtpSocket over(Socket socket, Duration patience) throws IOException {
    try {
      socket.setSoTimeout((int) patience.toMillis());
      return new SmtpSocket(socket, WriteTimeout.over(socket, patience), (int) patience.toMillis());
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Starts TLS.
   *
   * @param checked whether the host's name must be in the certificate
   * @throws IOException also if octets were received before TLS that would be read after it
   */
  void secure(SSLSocketFactory factory, String host, boolean checked) throws IOException {
    if (replies.hasSome()) {
      throw new IOException("the server sent plain text after it had agreed to TLS");
    }
    SSLSocket secured = Network.secure(socket, factory, host, checked);
    socket = secured;
    replies = new ReplyReader(secured.getInputStream(), this::acknowledge);
    out = secured.getOutputStream();
  }

  /** Whether octets or the end of the connection were received unexpectedly. */
  boolean hasNews() {
    try {
      return replies.hasSome();
    } catch (IOException e) {
      return true;
    }
  }

  void write(ByteBuilder octets) throws IOException {
    replies.commandSent();
    watch.begin();
    try {
      out.write(octets.memory(), 0, octets.size());
      out.flush();
    } finally {
      watch.end();
    }
  }

  /** Sends a command and reads the reply. */
  RawReply say(String command) {
    try {
      write(new ByteBuilder(command.length() + 2).put(command.getBytes(UTF_8)).put("\r\n"));
    } catch (IOException e) {
      return RawReply.nothing("the connection was lost: " + e.getMessage());
    }
    return read();
  }

  /** Sends QUIT and waits for the reply for a short time. */
  void sayGoodbye() {
    try {
      limit = GOODBYE_MILLISECONDS;
      socket.setSoTimeout(limit);
      say("QUIT");
    } catch (SocketException e) {
      // The connection is closed already.
    }
  }

  /** Whether octets or the end of the connection are received within a time. */
  boolean answersWithin(Duration time) {
    if (replies.isBuffered()) {
      return true;
    }
    try {
      await(Math.min(patience, (int) time.toMillis()));
      replies.fill();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      // The next read fails likewise, and reports it.
      return true;
    } finally {
      restorePatience();
    }
  }

  /**
   * Reads the reply to the end of a message, for which servers have twice the time of a command:
   * ten minutes (RFC 5321 section 4.5.3.2.6).
   */
  RawReply readVerdict() {
    try {
      await(2 * patience);
      return read();
    } catch (SocketException e) {
      return RawReply.nothing("the connection was lost: " + e.getMessage());
    } finally {
      restorePatience();
    }
  }

  private void await(int milliseconds) throws SocketException {
    limit = milliseconds;
    replyEnd = System.nanoTime() + NANOS * milliseconds;
    socket.setSoTimeout(milliseconds);
  }

  private void restorePatience() {
    try {
      await(patience);
    } catch (SocketException e) {
      // The connection is closed, which the next read reports.
    }
  }

  /** Reads a reply of one line or of several (RFC 5321 section 4.2.1). */
  RawReply read() {
    replyEnd = System.nanoTime() + NANOS * limit;
    try {
      if (shortened) {
        shortened = false;
        socket.setSoTimeout(limit);
      }
      return replies.read();
    } catch (SocketTimeoutException e) {
      return RawReply.nothing("the connection was lost: the server's reply timed out");
    } catch (EOFException e) {
      return RawReply.nothing("the server closed the connection");
    } catch (IOException e) {
      return RawReply.nothing("the connection was lost: " + e.getMessage());
    }
  }

  /** Closes the connection at once. */
  void drop() {
    watch.stop();
    try {
      socket.close();
    } catch (IOException e) {
      // The connection is closed already.
    }
  }

  /**
   * Acknowledges at once, since a server with Nagle's algorithm waits for it between replies. A
   * server that sends a reply in pieces gets no more time for the whole of it.
   */
  private void acknowledge() throws IOException {
    long left = (replyEnd - System.nanoTime()) / NANOS;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) left);
    shortened = true;
    if (quick) {
      plain.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }
}
