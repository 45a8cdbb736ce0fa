package anemone.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The loopback address to which a browser is redirected after consent (RFC 8252 section 7.3). */
final class LoopbackPage implements AutoCloseable {

  private static final int REQUEST_MILLISECONDS = 5_000;
  private static final int LONGEST_LINE = 8_192;
  private static final byte[] HERE = {127, 0, 0, 1};

  private final ServerSocket listening;

  LoopbackPage() throws IOException {
    this.listening = new ServerSocket(0, 5, InetAddress.getByAddress(HERE));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
  }

  /** Returns the query parameters of the redirected request; empty if it does not come in time. */
  Map<String, String> await(Duration patience) throws IOException {
    listening.setSoTimeout((int) patience.toMillis());
    try {
      while (true) {
        try (Socket browser = listening.accept()) {
          Map<String, String> query = answer(browser);
          if (query.containsKey("state")) {
            return query;
          }
        } catch (SocketTimeoutException e) {
          if (!listening.isClosed()) {
            throw e;
          }
        }
      }
    } catch (SocketTimeoutException e) {
      return Map.of();
    }
  }

  private static Map<String, String> answer(Socket browser) throws IOException {
    browser.setSoTimeout(REQUEST_MILLISECONDS);
    String line = line(new BufferedReader(new InputStreamReader(browser.getInputStream(), UTF_8)));
    String[] words = line.split(" ", -1);
    Map<String, String> query = query(words.length > 1 ? words[1] : "");
    String text =
        query.containsKey("code") ? "You can close this page." : "This page has nothing to show.";
    browser
        .getOutputStream()
        .write(
            ("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\nConnection:"
                    + " close\r\n\r\n"
                    + text
                    + "\n")
                .getBytes(US_ASCII));
    return query;
  }

  private static String line(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\r' && c != '\n'; c = in.read()) {
      if (line.length() > LONGEST_LINE) {
        return "";
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private static Map<String, String> query(String target) {
    Map<String, String> query = new HashMap<>();
    int mark = target.indexOf('?');
    for (String field : mark < 0 ? new String[0] : target.substring(mark + 1).split("&", -1)) {
      String[] pair = field.split("=", 2);
      if (pair.length == 2) {
        query.put(pair[0], decoded(pair[1]));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
