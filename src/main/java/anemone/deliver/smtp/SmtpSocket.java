package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.mime.ByteBuilder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The socket to a server: commands and content out, each group of them in one write, and replies
 * in. Without Nagle's delay, which costs 40 ms for every message that ends in a small packet.
 */
final class SmtpSocket {

  /** RFC 5321 section 4.5.3.1.5 allows a line of 512 octets, and servers write more. */
  private static final int LONGEST_REPLY = 1 << 16;

  private static final int GOODBYE_MILLISECONDS = 2_000;

  private final byte[] arrived = new byte[1 << 13];
  private final WriteTimeout watch;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private int at;
  private int end;

  private SmtpSocket(Socket socket, WriteTimeout watch) throws IOException {
    this.socket = socket;
    this.watch = watch;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /**
   * Connects.
   *
   * @param patience how long to wait for a reply, or for the server to read
   */
  static SmtpSocket connect(String host, int port, Duration limit, Duration patience)
      throws IOException {
    IOException first = null;
    for (InetAddress address : InetAddress.getAllByName(host)) {
      try {
        return connect(new InetSocketAddress(address, port), limit, patience);
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new IOException("the host has no address") : first;
  }

  private static SmtpSocket connect(InetSocketAddress address, Duration limit, Duration patience)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, (int) limit.toMillis());
      socket.setSoTimeout((int) patience.toMillis());
      return new SmtpSocket(socket, WriteTimeout.over(socket, patience));
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Goes on in TLS, with a server whose certificate bears its name.
   *
   * @throws IOException also if something came in the clear that was to be read after it
   */
  void secure(SSLSocketFactory factory, String host) throws IOException {
    if (at < end || in.available() > 0) {
      throw new IOException("it went on in the clear after it had agreed to TLS");
    }
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    socket = secured;
    in = secured.getInputStream();
    out = secured.getOutputStream();
  }

  /** Whether something has come that nobody asked for. */
  boolean hasNews() {
    try {
      return at < end || in.available() > 0;
    } catch (IOException e) {
      return true;
    }
  }

  void write(ByteBuilder octets) throws IOException {
    watch.begin();
    try {
      out.write(octets.memory(), 0, octets.size());
      out.flush();
    } finally {
      watch.end();
    }
  }

  /** Says a command, and reads what the server answers. */
  RawReply say(String command) {
    try {
      write(new ByteBuilder(command.length() + 2).put(command.getBytes(UTF_8)).put("\r\n"));
    } catch (IOException e) {
      return RawReply.nothing("the connection was lost: " + e.getMessage());
    }
    return read();
  }

  /** Says QUIT, and waits a moment for the answer: nothing depends on it any more. */
  void sayGoodbye() {
    try {
      socket.setSoTimeout(GOODBYE_MILLISECONDS);
      say("QUIT");
    } catch (SocketException e) {
      // It is gone already, which is all that was wanted.
    }
  }

  /** Reads a reply of one line or of several (RFC 5321 section 4.2.1). */
  RawReply read() {
    try {
      String line = line();
      if (code(line) < 0) {
        return new RawReply(-1, line);
      }
      int code = code(line);
      if (!isContinued(line)) {
        return new RawReply(code, line);
      }
      StringBuilder lines = new StringBuilder(line);
      while (isContinued(line)) {
        line = line();
        lines.append('\n').append(line);
        if (code(line) != code || lines.length() > LONGEST_REPLY) {
          return new RawReply(-1, lines.toString());
        }
      }
      return new RawReply(code, lines.toString());
    } catch (SocketTimeoutException e) {
      return RawReply.nothing("the connection was lost: the server's reply timed out");
    } catch (EOFException e) {
      return RawReply.nothing("the server closed the connection");
    } catch (IOException e) {
      return RawReply.nothing("the connection was lost: " + e.getMessage());
    }
  }

  /** Closes the connection, in the middle of whatever was being said. */
  void drop() {
    watch.stop();
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone already, which is all that was wanted.
    }
  }

  private String line() throws IOException {
    for (int i = at; i < end; i++) {
      if (arrived[i] == '\n') {
        int length = i - at - (i > at && arrived[i - 1] == '\r' ? 1 : 0);
        String line = new String(arrived, at, length, ISO_8859_1);
        at = i + 1;
        return line;
      }
    }
    return lineInPieces();
  }

  /** A line of which not all has arrived yet. */
  private String lineInPieces() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      if (at == end) {
        fill();
      }
      int from = at;
      while (at < end && arrived[at] != '\n') {
        at++;
      }
      line.append(new String(arrived, from, at - from, ISO_8859_1));
      if (at < end) {
        at++;
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
      }
      if (line.length() > LONGEST_REPLY) {
        return "";
      }
    }
  }

  private void fill() throws IOException {
    at = 0;
    end = 0;
    int length = in.read(arrived);
    if (length < 0) {
      throw new EOFException();
    }
    end = length;
  }

  private static boolean isContinued(String line) {
    return line.length() > 3 && line.charAt(3) == '-';
  }

  /** The code that a line begins with, or -1. */
  private static int code(String line) {
    if (line.length() < 3 || (line.length() > 3 && " -".indexOf(line.charAt(3)) < 0)) {
      return -1;
    }
    int code = 0;
    for (int i = 0; i < 3; i++) {
      char digit = line.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      code = 10 * code + digit - '0';
    }
    return code >= 200 && code <= 599 ? code : -1;
  }
}
