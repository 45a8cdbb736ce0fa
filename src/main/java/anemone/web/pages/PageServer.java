package anemone.web.pages;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pages over HTTP, behind a proxy that handles TLS. */
public final class PageServer implements AutoCloseable {

  private static final int THREADS = 24;
  private static final int IDLE_MILLIS = 20_000;

  /** Time for open requests to be answered at the end. */
  private static final int STOP_MILLIS = 1_000;

  /** Time until a connection without a request is closed at the end. */
  private static final int STOP_IDLE_MILLIS = 100;

  /** The header fields of every response, unless it has its own. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
              + " base-uri 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "X-Robots-Tag",
          "noindex, nofollow",
          "X-Content-Type-Options",
          "nosniff",
          "Cache-Control",
          "no-store");

  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private final Javalin server;

  private PageServer(Javalin server) {
    this.server = server;
  }

  /**
   * Where to listen.
   *
   * @param host the host name or address to listen at
   * @param port the port, or 0 for any that is free
   * @param proxies the addresses of the proxies whose X-Forwarded-For is believed
   */
  public record Listener(String host, int port, Set<String> proxies) {

    /** Copies the proxies. */
    public Listener {
      proxies = Set.copyOf(proxies);
    }
  }

  /**
   * Starts to serve.
   *
   * @throws IOException if it cannot listen there
   */
  public static PageServer start(Pages pages, Listener listener) throws IOException {
    return start(() -> pages, listener);
  }

  /** Starts to serve pages that are not ready yet; requests wait for the supplier. */
  public static PageServer start(Supplier<Pages> pages, Listener listener) throws IOException {
    String host = listener.host();
    int port = listener.port();
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.threadPool = new QueuedThreadPool(THREADS, 2, IDLE_MILLIS);
              config.jetty.modifyHttpConfiguration(
                  http -> {
                    http.setSendServerVersion(false);
                    http.setIdleTimeout(IDLE_MILLIS);
                  });
              config.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_MILLIS));
              for (HandlerType method : HandlerType.values()) {
                if (method.isHttpMethod()) {
                  config.routes.addHttpHandler(
                      method, "/*", context -> answer(pages.get(), context, listener.proxies()));
                }
              }
            });
    try {
      server.start(host, port);
      for (Connector connector : server.jettyServer().server().getConnectors()) {
        if (connector instanceof AbstractConnector ours) {
          // Browsers keep connections open; these must not hold up the end.
          ours.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
        }
      }
    } catch (RuntimeException e) {
      server.stop();
      throw new IOException("unable to listen at %s:%d: %s".formatted(host, port, reason(e)), e);
    }
    return new PageServer(server);
  }

  /** Returns the port it listens at. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (JavalinException e) {
      LOG.warn("some requests were cut off at the end: {}", reason(e));
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static void answer(Pages pages, Context context, Set<String> proxies) throws IOException {
    Answer answer =
        pages.answer(
            new Request(
                context.method().name(),
                context.req().getRequestURI(),
                Optional.ofNullable(context.contentType()).orElse(""),
                Optional.ofNullable(context.header("Accept-Language")).orElse(""),
                body(context),
                visitor(context, proxies)));
    HEADERS.forEach(context::header);
    answer.headers().forEach(context::header);
    if (answer.isKnown(
        Optional.ofNullable(context.header("If-None-Match")).orElse(""),
        Optional.ofNullable(context.header("If-Modified-Since")).orElse(""))) {
      context.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    context.status(answer.status()).contentType(answer.type());
    context.result(answer.bytes());
  }

  /** Returns the network address of the visitor, as a trusted proxy says or as connected. */
  private static String visitor(Context context, Set<String> proxies) {
    String peer = context.req().getRemoteAddr();
    @Nullable String forwarded = context.header("X-Forwarded-For");
    if (!proxies.contains(peer) || forwarded == null) {
      return peer;
    }
    // The last address is the one that the trusted proxy saw; a visitor can forge the others.
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return ADDRESS.matcher(last).matches() ? last : peer;
  }

  /** Returns the body; empty if it is too large. */
  private static Optional<String> body(Context context) throws IOException {
    if (context.req().getContentLengthLong() > Request.MAX_BYTES) {
      return Optional.empty();
    }
    InputStream in = context.req().getInputStream();
    byte[] read = in.readNBytes(Request.MAX_BYTES + 1);
    return read.length > Request.MAX_BYTES
        ? Optional.empty()
        : Optional.of(new String(read, StandardCharsets.ISO_8859_1));
  }
}
