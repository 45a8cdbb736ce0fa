package anemone.web.studio;

import anemone.process.CommandFailure;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the studio to a browser on this machine. */
public final class StudioServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final byte[] ADDRESS = {127, 0, 0, 1};
  private static final int MOST_BYTES = 2 << 20;
  private static final int WARM_UP_MILLIS = 5_000;

  /** Where browsers report what the content security policy kept from running. */
  private static final String VIOLATIONS = "/api/violations";

  private static final Logger LOG = LoggerFactory.getLogger(StudioServer.class);

  /** The header fields of every response, unless it has its own. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
              + " frame-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none';"
              + " frame-ancestors 'none'; report-uri /api/violations",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  /** A link in a mail brings no cookie (SameSite=Strict); one on a page of our own does. */
  private static final String REFUSAL =
      "<!DOCTYPE html><html lang=\"en\"><title>Anemone studio</title>"
          + "<meta name=\"viewport\" content=\"width=device-width\">"
          + "<p>Open the address that <code>anemone studio</code> printed last; it works once."
          + "<p>This browser has opened it? <a href=\"/\">Go on</a>\n";

  private final Javalin server;
  private final Visitors visitors;
  private final AtomicLong violations = new AtomicLong();
  private final Queue<SseClient> watching = new ConcurrentLinkedQueue<>();

  private StudioServer(BiConsumer<StudioServer, JavalinConfig> routes, Visitors visitors) {
    this.visitors = visitors;
    this.server =
        Javalin.create(
            config -> {
              configure(config);
              routes.accept(this, config);
            });
  }

  /**
   * Starts to serve editions.
   *
   * @param port the port to listen at, or 0 for any that is free
   * @throws IOException if it cannot listen there
   */
  public static StudioServer start(StudioApi api, Visitors visitors, int port) throws IOException {
    return new StudioServer((self, config) -> self.editions(config, api), visitors).started(port);
  }

  /**
   * Starts to serve templates.
   *
   * @param port the port to listen at, or 0 for any that is free
   * @throws IOException if it cannot listen there
   */
  public static StudioServer start(TemplateApi api, Visitors visitors, int port)
      throws IOException {
    return new StudioServer((self, config) -> templates(config, api), visitors).started(port);
  }

  private StudioServer started(int port) throws IOException {
    try {
      server.start(HOST, port);
      warmUp();
      return this;
    } catch (RuntimeException e) {
      server.stop();
      throw new IOException(
          "unable to listen at %s:%d: %s".formatted(HOST, port, e.getMessage()), e);
    }
  }

  /** Answers a first request, so that the first of the browser needs not wait for classes. */
  private void warmUp() throws IOException {
    try (Socket socket = new Socket(InetAddress.getByAddress(ADDRESS), server.port())) {
      socket.setSoTimeout(WARM_UP_MILLIS);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.0\r\nHost: none\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketTimeoutException e) {
      LOG.debug("the first request took too long", e);
    }
  }

  /** Returns the address that opens the studio, once. */
  public String address() {
    return "http://%s:%d/?key=%s".formatted(HOST, server.port(), visitors.key());
  }

  /** Tells all open pages that an edition may have changed. */
  public void changed() {
    watching.removeIf(SseClient::terminated);
    // A browser ignores an event without data.
    watching.forEach(page -> page.sendEvent("changed", "now"));
  }

  @Override
  public void close() {
    try {
      watching.forEach(SseClient::close);
      server.stop();
    } catch (JavalinException e) {
      LOG.warn("some requests were cut off at the end: {}", e.getMessage());
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = MOST_BYTES;
    config.routes.before(this::admit);
    file(config, "/studio.css", "studio.css", "text/css");
    file(config, "/page.js", "page.js", "text/javascript");
    config.routes.post(VIOLATIONS, context -> violations.incrementAndGet());
    config.routes.get(
        VIOLATIONS,
        context -> context.contentType("text/plain").result(String.valueOf(violations.get())));
    config.routes.sse(
        "/api/events",
        page -> {
          page.keepAlive();
          watching.add(page);
        });
    config.routes.exception(
        IllegalArgumentException.class,
        (e, context) ->
            context.status(HttpStatus.BAD_REQUEST).result(String.valueOf(e.getMessage())));
    config.routes.exception(
        CommandFailure.class,
        (e, context) -> context.status(HttpStatus.CONFLICT).result(String.valueOf(e.getMessage())));
  }

  private void editions(JavalinConfig config, StudioApi api) {
    file(config, "/", "index.html", "text/html");
    file(config, "/studio.js", "studio.js", "text/javascript");
    config.routes.get("/api/editions", api::editions);
    config.routes.get("/api/edition", api::edition);
    config.routes.get("/api/mail", api::mail);
    config.routes.get("/api/mail.html", api::html);
    config.routes.get("/api/sources", api::sources);
    config.routes.post("/api/sheet", context -> tell(api::sheet, context));
    config.routes.post("/api/undo", context -> tell(api::undo, context));
    config.routes.post("/api/redo", context -> tell(api::redo, context));
    config.routes.post("/api/approve", context -> tell(api::approve, context));
    config.routes.post("/api/recall", context -> tell(api::recall, context));
    config.routes.post("/api/test", api::test);
  }

  private static void templates(JavalinConfig config, TemplateApi api) {
    file(config, "/", "templates.html", "text/html");
    file(config, "/templates.js", "templates.js", "text/javascript");
    config.routes.get("/api/specimens", api::specimens);
    config.routes.get("/api/specimen", api::specimen);
    config.routes.get("/api/specimen.html", api::html);
  }

  private static void file(JavalinConfig config, String path, String name, String type) {
    config.routes.get(path, context -> page(context, name, type));
  }

  /** Keeps out other sites and whoever lacks the key. */
  private void admit(Context context) {
    HEADERS.forEach(context::header);
    if (context.method().equals(HandlerType.POST) && context.path().equals(VIOLATIONS)) {
      return; // a report has no cookie, and only adds to a number
    }
    Visitors.Verdict verdict =
        visitors.judge(
            new Visitors.Visit(
                context.method().name(),
                String.valueOf(context.header("Host")),
                String.valueOf(context.header("Origin")),
                String.valueOf(context.cookie(Visitors.COOKIE)),
                context.path().equals("/") ? String.valueOf(context.queryParam("key")) : ""),
            server.port());
    switch (verdict) {
      case ADMITTED -> {}
      case WITH_KEY -> {
        context.header(
            "Set-Cookie",
            Visitors.COOKIE + "=" + visitors.secret() + "; Path=/; HttpOnly; SameSite=Strict");
        context.redirect("/");
        context.skipRemainingHandlers();
      }
      case REFUSED -> {
        context
            .status(HttpStatus.FORBIDDEN)
            .contentType("text/html; charset=utf-8")
            .result(REFUSAL);
        context.skipRemainingHandlers();
      }
    }
  }

  /** Answers a change, and tells the other pages of it. */
  private void tell(io.javalin.http.Handler handler, Context context) throws Exception {
    handler.handle(context);
    if (context.statusCode() < HttpStatus.BAD_REQUEST.getCode()) {
      changed();
    }
  }

  private static void page(Context context, String name, String type) throws IOException {
    try (var in = StudioServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks " + name);
      }
      context.contentType(type + "; charset=utf-8").result(in.readAllBytes());
    }
  }
}
