package anemone.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An HTTP server on a free port of the loopback interface. */
final class LocalServer implements AutoCloseable {

  /** A request. */
  interface Visit {

    /** Returns the requested path and query. */
    URI address();

    /** Returns the first value of a header field, if present. */
    Optional<String> header(String name);
  }

  /** Handles requests, one after the other. */
  interface Pages {

    /** Returns the response to a GET or HEAD request. */
    Answer answer(Visit visit);
  }

  /**
   * A response.
   *
   * @param status the HTTP status
   * @param headers the header fields
   * @param body the bytes, as text with one byte a character (ISO 8859-1)
   */
  record Answer(int status, Map<String, String> headers, String body) {

    Answer {
      headers = Map.copyOf(headers);
    }

    /** An answer with a body. */
    static Answer of(int status, Map<String, String> headers, byte[] body) {
      return new Answer(status, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    /** An answer in plain text. */
    static Answer plain(int status, String text) {
      var headers = Map.of("Content-Type", "text/plain; charset=utf-8");
      return of(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final HttpServer server;

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @throws IOException if no port is available
   */
  static LocalServer open(Pages pages) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(loopback, 0);
    server.createContext("/", exchange -> serve(pages, exchange));
    server.start();
    return new LocalServer(server);
  }

  /** Returns the absolute address of a path. */
  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void serve(Pages pages, HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      Answer answer =
          head || exchange.getRequestMethod().equals("GET")
              ? pages.answer(visit(exchange))
              : new Answer(405, Map.of("Allow", "GET, HEAD"), "");
      byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static Visit visit(HttpExchange exchange) {
    return new Visit() {
      @Override
      public URI address() {
        return exchange.getRequestURI();
      }

      @Override
      public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
      }
    };
  }
}
