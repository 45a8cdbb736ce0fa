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

  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final SocketDeadline watch;
  private final Socket plain;
  private final boolean quick;
  private Socket socket;
  private ReplyReader replies;
  private OutputStream out;
  private final Duration patience;

  private SmtpSocket(Socket socket, SocketDeadline watch, Duration patience) throws IOException {
    this.patience = patience;
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
      return new SmtpSocket(socket, SocketDeadline.over(socket, patience), patience);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Turns to TLS after the server has agreed to it.
   *
   * @param checked whether the host's name must be in the certificate
   * @throws IOException also if octets were received before TLS that would be read after it
   */
  void turn(SSLSocketFactory factory, String host, boolean checked) throws IOException {
    if (replies.hasSome()) {
      throw new IOException("the server sent plain text after it had agreed to TLS");
    }
    secure(factory, host, checked);
  }

  /**
   * Starts TLS on a connection on which nothing was received.
   *
   * @param checked whether the host's name must be in the certificate
   */
  void secure(SSLSocketFactory factory, String host, boolean checked) throws IOException {
    SSLSocket secured;
    watch.begin(patience);
    try {
      secured = Network.secure(socket, factory, host, checked);
    } catch (IOException e) {
      throw watch.isExpired() ? new SocketTimeoutException("the TLS handshake timed out") : e;
    } finally {
      watch.end();
    }
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
    watch.begin(patience);
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
    watch.closeAfter(GOODBYE);
    say("QUIT");
  }

  /** Whether octets or the end of the connection are received within a time. */
  boolean answersWithin(Duration time) {
    if (replies.isBuffered()) {
      return true;
    }
    try {
      socket.setSoTimeout((int) Math.min(patience.toMillis(), time.toMillis()));
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
      Duration limit = patience.multipliedBy(2);
      socket.setSoTimeout((int) limit.toMillis());
      return read(limit);
    } catch (SocketException e) {
      return RawReply.nothing("the connection was lost: " + e.getMessage());
    } finally {
      restorePatience();
    }
  }

  private void restorePatience() {
    try {
      socket.setSoTimeout((int) patience.toMillis());
    } catch (SocketException e) {
      // The connection is closed, which the next read reports.
    }
  }

  /** Reads a reply of one line or of several (RFC 5321 section 4.2.1). */
  RawReply read() {
    return read(patience);
  }

  /** Reads a reply, whose last octet must arrive within the limit. */
  private RawReply read(Duration limit) {
    watch.begin(limit);
    try {
      return replies.read();
    } catch (SocketTimeoutException e) {
      return RawReply.nothing("the connection was lost: the server's reply timed out");
    } catch (EOFException e) {
      return RawReply.nothing("the server closed the connection");
    } catch (IOException e) {
      return RawReply.nothing(
          "the connection was lost: "
              + (watch.isExpired() ? "the server's reply timed out" : e.getMessage()));
    } finally {
      watch.end();
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

  /** Acknowledges at once, since a server with Nagle's algorithm waits for it between replies. */
  private void acknowledge() throws IOException {
    if (quick) {
      plain.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }
}
