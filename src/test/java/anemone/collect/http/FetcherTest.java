package anemone.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.collect.Limits;
import anemone.collect.Validators;
import anemone.fixture.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetcherTest {

  private static final Limits LIMITS = Limits.USUAL.withBytes(1 << 20);

  private Site site;

  @BeforeEach
  void openSite() throws IOException {
    site = Site.open();
  }

  @AfterEach
  void closeSite() {
    site.close();
  }

  @Test
  void aDocumentIsFetchedWhereItMovedTo() throws Exception {
    site.redirect("/old", 301, "/new").page("/new", "text/html; charset=utf-8", "here");

    try (Fetcher fetcher = fetcher(LIMITS)) {
      Fetched fetched = fetcher.fetch(site.at("/old"), Validators.NONE);

      assertThat(fetched.url()).isEqualTo(site.at("/new"));
      assertThat(fetched.contentType()).startsWith("text/html");
      assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo("here");
    }
  }

  @Test
  void aDocumentWithoutEndIsGivenUpAtTheLimit() throws Exception {
    site.on(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[8_192];
          try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
              out.write(block);
            }
          }
        });

    assertThatFetching("/endless", LIMITS).hasMessageContaining("larger than 1 MB");
  }

  @Test
  void aCompressedDocumentIsMeasuredUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[50 << 20]);
    }
    site.on(
        "/bomb",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
        });

    assertThatFetching("/bomb", LIMITS).hasMessageContaining("larger than 1 MB");
  }

  @Test
  void brotliIsAskedForAndRead() throws Exception {
    byte[] packed =
        Base64.getDecoder()
            .decode(
                "H0gAQI2Uq+3oCJUeVOq2VEcXY7/g70G4uBmEDThgD3BcdJlwtTOkWuVChDprwiuw00X0krqWanQy"
                    + "xUP76zC5GmUiooCfOg==");
    List<String> accepted = new CopyOnWriteArrayList<>();
    site.on(
        "/packed",
        exchange -> {
          accepted.addAll(exchange.getRequestHeaders().get("Accept-Encoding"));
          exchange.getResponseHeaders().set("Content-Encoding", "br");
          exchange.sendResponseHeaders(200, packed.length);
          exchange.getResponseBody().write(packed);
        });

    String read;
    try (Fetcher fetcher = fetcher(LIMITS)) {
      Fetched fetched = fetcher.fetch(site.at("/packed"), Validators.NONE);
      read = new String(fetched.body(), StandardCharsets.UTF_8);
    }

    assertThat(read)
        .isEqualTo("The fog lifts over the strait, the pilots say, and the nine boats go out.");
    assertThat(accepted).singleElement().asString().contains("br").contains("gzip");
  }

  @Test
  void aServerThatDripsIsGivenUpAtTheDeadline() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    site.on(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          await(end);
        });

    try {
      assertThatFetching("/drip", LIMITS.withTotal(Duration.ofMillis(200)))
          .hasMessageContaining("took longer");
    } finally {
      end.countDown();
    }
  }

  @Test
  void aCircleOfRedirectsEnds() throws Exception {
    site.redirect("/a", 302, "/b").redirect("/b", 307, "/a");

    assertThatFetching("/a", LIMITS).hasMessageContaining("redirects more than");
    assertThat(site.visits()).hasSize(LIMITS.redirects() + 1);
  }

  @Test
  void aRedirectIntoThePrivateNetworkIsNotFollowed() throws Exception {
    site.redirect("/out", 302, "http://localhost:1/admin");
    site.redirect("/file", 302, "file:///etc/passwd");

    assertThatFetching("/out", LIMITS).hasMessageContaining("private network");
    assertThatFetching("/file", LIMITS).hasMessageContaining("not an http or https address");
  }

  @Test
  void whatTheServerRefusesIsToldWithItsStatus() throws Exception {
    assertThatFetching("/missing", LIMITS).hasMessageContaining("404");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> assertThatFetching(
      String path, Limits limits) throws IOException {
    URI url = site.at(path);
    try (Fetcher fetcher = fetcher(limits)) {
      return assertThatThrownBy(() -> fetcher.fetch(url, Validators.NONE))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining(url.toString());
    }
  }

  private static Fetcher fetcher(Limits limits) {
    return new Fetcher(
        "anemone-test", url -> url.getHost().equals("127.0.0.1"), limits, Clock.systemUTC());
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
