package anemone.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.regex.Pattern;

/** Asks a proxy for a connection to a host, over a connection to the proxy. */
final class Tunnel {

  private static final int LONGEST_ANSWER = 1 << 14;
  private static final int LONGEST_WORD = 255;
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final String[] SOCKS_ANSWERS = {
    "",
    "it failed",
    "its rules forbid it",
    "it cannot reach the network",
    "it cannot reach the host",
    "the host refuses the connection",
    "the host does not answer",
    "it does not know this command",
    "it does not know this kind of address"
  };

  private final Proxy proxy;
  private final Socket socket;
  private final String host;
  private final int port;

  Tunnel(Proxy proxy, Socket socket, String host, int port) {
    this.proxy = proxy;
    this.socket = socket;
    this.host = host;
    this.port = port;
  }

  /**
   * Asks.
   *
   * @throws IOException if the proxy refuses; the message names it and the reason
   */
  void open() throws IOException {
    try {
      if (proxy.kind() == Proxy.Kind.HTTP) {
        connect();
      } else {
        socks();
      }
    } catch (EOFException e) {
      throw refusal("it closed the connection");
    }
  }

  private IOException refusal(String why) {
    return new IOException(
        "the proxy %s refuses the way to %s:%d: %s; check proxy"
            .formatted(proxy.address(), host, port, why));
  }

  private void connect() throws IOException {
    String target = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    StringBuilder request = new StringBuilder();
    request.append("CONNECT ").append(target).append(" HTTP/1.1\r\nHost: ").append(target);
    if (!proxy.user().isEmpty()) {
      byte[] login = (proxy.user() + ":" + proxy.password().value()).getBytes(UTF_8);
      request
          .append("\r\nProxy-Authorization: Basic ")
          .append(Base64.getEncoder().encodeToString(login));
    }
    socket.getOutputStream().write(request.append("\r\n\r\n").toString().getBytes(ISO_8859_1));
    String status = head(socket.getInputStream()).lines().findFirst().orElse("");
    if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
      boolean login = status.matches("HTTP/1\\.[01] 407.*");
      String said = status.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceFirst("^HTTP/1\\.[01] ", "");
      throw refusal(
          login
              ? "it wants another user and password (407)"
              : said.substring(0, Math.min(LONGEST_WORD, said.length())));
    }
  }

  /** Reads an answer up to its empty line, and nothing after it. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.indexOf("\n\n") < 0) {
      int c = in.read();
      if (c < 0 || head.length() > LONGEST_ANSWER) {
        throw new EOFException();
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private void socks() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    boolean login = !proxy.user().isEmpty();
    socket.getOutputStream().write(login ? new byte[] {5, 2, 0, 2} : new byte[] {5, 1, 0});
    if (in.readUnsignedByte() != 5) {
      throw refusal("it does not speak SOCKS 5");
    }
    int method = in.readUnsignedByte();
    if (method == 2 && login) {
      logIn(in);
    } else if (method != 0) {
      throw refusal("it wants another user and password");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {5, 1, 0});
    request.writeBytes(address());
    request.write(port >> 8);
    request.write(port);
    socket.getOutputStream().write(request.toByteArray());
    in.readUnsignedByte();
    int answer = in.readUnsignedByte();
    if (answer != 0) {
      throw refusal(answer < SOCKS_ANSWERS.length ? SOCKS_ANSWERS[answer] : "error " + answer);
    }
    in.readUnsignedByte();
    int length =
        switch (in.readUnsignedByte()) {
          case 1 -> 4;
          case 4 -> 16;
          default -> in.readUnsignedByte();
        };
    in.readFully(new byte[length + 2]);
  }

  /** Logs in with a user and a password (RFC 1929). */
  private void logIn(DataInputStream in) throws IOException {
    byte[] user = proxy.user().getBytes(UTF_8);
    byte[] password = proxy.password().value().getBytes(UTF_8);
    if (user.length > LONGEST_WORD || password.length > LONGEST_WORD) {
      throw refusal("the user or the password is too long");
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(1);
    message.write(user.length);
    message.writeBytes(user);
    message.write(password.length);
    message.writeBytes(password);
    socket.getOutputStream().write(message.toByteArray());
    in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw refusal("it wants another user and password");
    }
  }

  private byte[] address() throws IOException {
    ByteArrayOutputStream address = new ByteArrayOutputStream();
    if (LITERAL.matcher(host).matches()) {
      byte[] octets = InetAddress.getByName(host).getAddress();
      address.write(octets.length == 4 ? 1 : 4);
      address.writeBytes(octets);
    } else {
      byte[] name = host.getBytes(UTF_8);
      if (name.length > LONGEST_WORD) {
        throw refusal("the name is too long");
      }
      address.write(3);
      address.write(name.length);
      address.writeBytes(name);
    }
    return address.toByteArray();
  }
}
