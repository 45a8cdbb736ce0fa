package anemone.cli.demo;

import anemone.cli.demo.LocalServer.Answer;
import anemone.cli.demo.LocalServer.Visit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A web site of sample sources on the loopback interface that behaves like real servers: a
 * compressed feed (RFC 9110 section 8.4), one with a byte order mark, a page with its encoding only
 * in its head, and validators for conditional requests.
 */
public final class SampleSite implements AutoCloseable {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");

  /** A file of the site: its bytes as text, one byte a character (ISO 8859-1). */
  private record Sample(String type, String body, boolean compressed) {

    static Sample of(String type, String text, Charset charset) {
      byte[] bytes = text.getBytes(charset);
      return new Sample(type, new String(bytes, StandardCharsets.ISO_8859_1), false);
    }

    Sample mayBeCompressed() {
      return new Sample(type, body, true);
    }
  }

  private final LocalServer server;

  private SampleSite(LocalServer server) {
    this.server = server;
  }

  /**
   * Starts serving the samples, dated shortly before now.
   *
   * @throws IOException if no port is available
   */
  public static SampleSite open(Clock clock) throws IOException {
    Instant now = clock.instant();
    Map<String, Sample> samples = samples(now);
    String modified = HTTP_DATE.format(now);
    return new SampleSite(LocalServer.open(visit -> answer(samples, modified, visit)));
  }

  /** The address of the RSS 2.0 feed, about technology. */
  public URI rss() {
    return server.at("/relay/rss.xml");
  }

  /** The address of the Atom feed, about science. */
  public URI atom() {
    return server.at("/lodestone/atom.xml");
  }

  /** The address of the JSON Feed, about the ocean. */
  public URI json() {
    return server.at("/tidewater/feed.json");
  }

  /** The address of the article page, about a city. */
  public URI page() {
    return server.at("/courier/ring-road.html");
  }

  @Override
  public void close() {
    server.close();
  }

  private static Map<String, Sample> samples(Instant now) {
    String rss = SampleText.read("rss.xml", now);
    String atom = '\uFEFF' + SampleText.read("atom.xml", now);
    String json = SampleText.read("feed.json", now);
    String page = SampleText.read("page.html", now);
    return Map.of(
        "/robots.txt",
        Sample.of(
            "text/plain; charset=utf-8", "User-agent: *\nDisallow:\n", StandardCharsets.UTF_8),
        "/relay/rss.xml",
        Sample.of("application/rss+xml; charset=utf-8", rss, StandardCharsets.UTF_8)
            .mayBeCompressed(),
        "/lodestone/atom.xml",
        Sample.of("application/atom+xml", atom, StandardCharsets.UTF_8),
        "/tidewater/feed.json",
        Sample.of("application/feed+json", json, StandardCharsets.UTF_8),
        "/courier/ring-road.html",
        Sample.of("text/html", page, WINDOWS_LATIN));
  }

  private static Answer answer(Map<String, Sample> samples, String modified, Visit visit) {
    Sample sample = samples.get(visit.address().getPath());
    if (sample == null) {
      return Answer.plain(404, "There is no such page here.\n");
    }
    byte[] body = sample.body().getBytes(StandardCharsets.ISO_8859_1);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", sample.type());
    headers.put("ETag", tag(body));
    headers.put("Last-Modified", modified);
    if (isKnown(visit, headers)) {
      return new Answer(304, headers, "");
    }
    if (sample.compressed() && visit.header("Accept-Encoding").orElse("").contains("gzip")) {
      headers.put("Content-Encoding", "gzip");
      headers.put("Vary", "Accept-Encoding");
      body = gzip(body);
    }
    return Answer.of(200, headers, body);
  }

  /** Whether the client already has this version; the entity tag has precedence over the date. */
  private static boolean isKnown(Visit visit, Map<String, String> headers) {
    return visit
        .header("If-None-Match")
        .map(tag -> tag.equals(headers.get("ETag")))
        .or(
            () ->
                visit
                    .header("If-Modified-Since")
                    .map(date -> date.equals(headers.get("Last-Modified"))))
        .orElse(false);
  }

  private static String tag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] gzip(byte[] body) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
