package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.Site;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of feeds that move, repeat, change and fail between runs. */
class ChangingFeedsIT {

  private static final String PROSE =
      IntStream.rangeClosed(1, 9)
          .mapToObj(n -> "The " + n + " o'clock boat to Elsin waits until the fog is gone.")
          .collect(Collectors.joining(" "));

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T06:00:00Z"));
  private Program program;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = Site.open();
    program = new Program(folder, clock);
    source("feed: " + site.at("/feed"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aFeedThatMovedForGoodIsToldOnce() {
    site.redirect("/feed", 301, "/new").page("/new", "application/rss+xml", feed(item("a", PROSE)));

    Run first = program.run("collect");
    Run second = program.run("collect");

    assertThat(first.err()).contains("has moved for good to " + site.at("/new"));
    assertThat(second.err()).isEmpty();
  }

  @Test
  void aFeedBehindACookieIsRead() {
    site.on(
        "/feed",
        visit -> {
          String cookie = String.valueOf(visit.getRequestHeaders().getFirst("Cookie"));
          if (cookie.contains("seen=1")) {
            send(visit, "application/rss+xml", feed(item("a", PROSE)));
          } else {
            visit.getResponseHeaders().set("Set-Cookie", "seen=1; path=/");
            visit.getResponseHeaders().set("Location", "/feed");
            visit.sendResponseHeaders(302, -1);
          }
        });

    assertThat(program.run("collect").out()).contains("1 new");
  }

  @Test
  void aBodyThatIsNotInTheCodingItNamesIsReadAsItIs() {
    site.on(
        "/feed",
        visit -> {
          visit.getResponseHeaders().set("Content-Encoding", "gzip");
          send(visit, "application/rss+xml", feed(item("a", PROSE)));
        });

    assertThat(program.run("collect").out()).contains("1 new");
  }

  @Test
  void aServerThatIsAskedTooOftenIsLeftAloneForAWhile() {
    site.on("/feed", visit -> visit.sendResponseHeaders(429, -1));

    program.run("collect");
    program.run("collect");
    clock.pass(Duration.ofMinutes(31));
    program.run("collect");

    assertThat(site.visits()).hasSize(2);
  }

  @Test
  void aCorrectionBeforeTheEditionIsUsed() {
    inTurn(
        "/feed",
        feed("<item><guid>g1</guid><title>Harbuor open</title><link>http://e.example/draft</link>"),
        feed("<item><guid>g1</guid><title>Harbour open</title><link>http://e.example/open</link>"));

    program.run("collect");
    Run second = program.run("collect");
    String articles = program.run("articles").out();

    assertThat(second.out()).contains("0 new");
    assertThat(articles).contains("Harbour open").doesNotContain("Harbuor");
  }

  @Test
  void aFreshArticleWaitsUntilItHasSettled() throws IOException {
    source("feed: " + site.at("/feed") + "\n    settle: 30m");
    site.page("/feed", "application/rss+xml", feed(item("Fog over Elsin", PROSE)));

    program.run("collect");
    String fresh = program.run("articles").out();
    clock.pass(Duration.ofMinutes(31));
    String settled = program.run("articles").out();

    assertThat(fresh).doesNotContain("Fog over Elsin");
    assertThat(settled).contains("Fog over Elsin");
  }

  @Test
  void anEpisodeSaysHowLongItIs() {
    site.page(
        "/feed",
        "application/rss+xml",
        feed(
            item("The gate", "It closes.")
                + "<enclosure url='http://e.example/1.mp3' type='audio/mpeg'/>"
                + "<itunes:duration>34:05</itunes:duration>"));

    assertThat(program.run("preview").out() + checked()).contains("Listen, 34 min");
    assertThat(site.visits()).doesNotContain("GET /1.mp3");
  }

  @Test
  void anEntryWhoseIdentifierChangesIsNotNew() {
    inTurn(
        "/feed",
        feed("<item><guid>g1</guid><title>Harbour open</title><link>http://e.example/a</link>"),
        feed("<item><guid>g2</guid><title>Harbour open</title><link>http://e.example/a</link>"));

    program.run("collect");

    assertThat(program.run("collect").out()).contains("0 new");
  }

  @Test
  void entriesWithIdentifiersOfTheirOwnAreDifferentThoughTheyShareALink() {
    site.page(
        "/feed",
        "application/rss+xml",
        feed(
            "<item><guid>g1</guid><title>Payments fail</title><link>http://e.example/</link></item>"
                + "<item><guid>g2</guid><title>Payments fail</title>"
                + "<link>http://e.example/</link>"));

    assertThat(program.run("collect").out()).contains("2 new");
  }

  @Test
  void pagesBeyondTheLimitAreReadInTheNextRunAndNoneTwice() {
    String items =
        IntStream.rangeClosed(1, 25)
            .mapToObj(n -> item("p" + n, "Notice " + n + " in short.") + "</item>")
            .collect(Collectors.joining());
    site.page("/feed", "application/rss+xml", feed(items.replaceFirst("</item>$", "")));
    site.page("/robots.txt", "text/plain", "");
    IntStream.rangeClosed(1, 25)
        .forEach(
            n -> site.page("/p" + n, "text/html", page("p" + n, "Notice " + n + " in short.")));

    program.run("collect");
    long first = pagesRead();
    program.run("collect");
    program.run("collect");

    assertThat(first).isEqualTo(20);
    assertThat(pagesRead()).isEqualTo(25);
  }

  @Test
  void aPageThatFailedForNowIsAskedAgain() {
    site.page("/feed", "application/rss+xml", feed(item("p", "Boats wait for the fog.")));
    int[] visits = {0};
    site.on(
        "/p",
        visit -> {
          if (visits[0]++ == 0) {
            visit.sendResponseHeaders(503, -1);
          } else {
            send(visit, "text/html", page("p", "Boats wait for the fog."));
          }
        });

    program.run("collect");
    program.run("collect");
    program.run("collect");

    assertThat(pagesRead()).isEqualTo(2);
  }

  @Test
  void noPageIsReadForAnEntryThatIsTooOld() throws IOException {
    source("feed: " + site.at("/feed") + "\n    max-age: 3d");
    site.page(
        "/feed",
        "application/rss+xml",
        feed(item("p", "Boats wait.") + "<pubDate>Mon, 02 Nov 2026 06:00:00 GMT</pubDate>"));

    program.run("collect");

    assertThat(site.visits()).containsExactly("GET /feed");
  }

  @Test
  void theTeaserStaysWhereItsPageIsAboutSomethingElse() {
    site.page("/feed", "application/rss+xml", feed(item("p", "The ferry pier closes on Monday.")))
        .page("/p", "text/html", page("Before you continue", "We use cookies and data."));

    assertThat(checked()).contains("The ferry pier closes").doesNotContain("cookies");
  }

  @Test
  void aDocumentBehindAnEntryIsNeverItsText() {
    site.page("/feed", "application/rss+xml", feed(item("p", "The plan of the pier.")))
        .page("/p", "application/pdf", "%PDF-1.7 " + "stream ".repeat(300));

    assertThat(checked()).contains("The plan of the pier.").doesNotContain("stream");
  }

  @Test
  void theMainFeedOfASiteIsReadThoughItsFirstIsDead() {
    site.page(
            "/feed",
            "text/html",
            "<html><head><link rel=alternate type=application/rss+xml href=/c title='Comments'>"
                + "<link rel=alternate type=application/rss+xml href=/gone>"
                + "<link rel=feed href=/main></head><body>Home</body></html>")
        .page("/c", "application/rss+xml", feed(item("comment", PROSE)))
        .page("/main", "application/rss+xml", feed(item("main", PROSE)));

    assertThat(checked()).contains("\"title\":\"main\"");
  }

  @Test
  void listingsOfASitemapAreLeftOutAndCounted() throws IOException {
    source("sitemap: " + site.at("/map.xml"));
    site.page("/map.xml", "application/xml", map("/", "/tag/ice/", "/list", "/ice"))
        .page(
            "/list",
            "text/html",
            "<title>Ice</title><h1>Ice</h1><h2><a href='/ice'>Ice gets cheaper</a></h2><p>In short")
        .page("/ice", "text/html", page("Ice gets cheaper", ""));

    Run first = program.run("collect");
    Run second = program.run("collect");

    assertThat(first.out()).contains("1 article from");
    assertThat(first.err()).contains("3 pages of ").contains("left out");
    assertThat(second.err()).isEmpty();
    assertThat(site.visits()).doesNotContain("GET /tag/ice/");
  }

  private String checked() {
    return program.run("sources", "check", "--json", "--articles").out();
  }

  private long pagesRead() {
    return site.visits().stream().filter(visit -> visit.startsWith("GET /p")).count();
  }

  private void inTurn(String path, String... bodies) {
    int[] visits = {0};
    site.on(
        path,
        visit ->
            send(visit, "application/rss+xml", bodies[Math.min(visits[0]++, bodies.length - 1)]));
  }

  private static void send(HttpExchange visit, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    visit.getResponseHeaders().set("Content-Type", type);
    visit.sendResponseHeaders(200, bytes.length);
    visit.getResponseBody().write(bytes);
  }

  private String item(String title, String text) {
    return "<item><title>%s</title><link>%s</link><description>%s</description>"
        .formatted(title, site.at("/" + title.replace(' ', '-')), text);
  }

  /** A feed whose last item is still open. */
  private static String feed(String items) {
    return "<rss version='2.0'><channel><title>Elsin</title>" + items + "</item></channel></rss>";
  }

  private static String page(String title, String first) {
    return "<html lang=en><title>%s</title><article><h1>%s</h1><p>%s %s</article></html>"
        .formatted(title, title, first, PROSE);
  }

  private String map(String... paths) {
    return Arrays.stream(paths)
        .map(path -> "<url><loc>" + site.at(path) + "</loc><lastmod>2026-11-22</lastmod></url>")
        .collect(Collectors.joining("", "<urlset>", "</urlset>"));
  }

  private void source(String place) throws IOException {
    Files.writeString(
        folder.resolve("newsletter.yaml"),
        """
        newsletter: {name: T, from: T <t@example.org>, postal-address: here, language: en,
          timezone: Europe/London, links: 'https://news.example.org/mail'}
        topics: {t: Topic}
        sources:
          - name: Elsin
            topics: [t]
            private: true
            %s
        edition: {cadence: daily}
        smtp: {host: localhost, port: 2525, starttls: none}
        """
            .formatted(place));
    Files.writeString(
        folder.resolve("subscribers.json"), "{\"subscribers\":[{\"email\":\"a@example.org\"}]}");
  }

  @Test
  void nothingInsideIsReadForAFeedThatIsNotSaidToBePrivate() throws Exception {
    site.page("/admin", "text/html", "<html><body><article><h1>Inside</h1><p>" + PROSE + PROSE)
        .page(
            "/feed",
            "application/rss+xml",
            feed(
                item("short", "Too short.")
                    .replace(site.at("/short").toString(), site.at("/admin").toString())));
    Path settings = folder.resolve("newsletter.yaml");
    source("feed: " + site.at("/feed"));
    Files.writeString(
        settings, Files.readString(settings).replace("private: true", "full-text: always"));

    String told = checked();

    assertThat(told).contains("inside a private network", "set private: true");
    assertThat(site.visits()).contains("GET /feed").doesNotContain("GET /admin");
  }
}
