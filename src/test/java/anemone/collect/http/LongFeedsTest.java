package anemone.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.Filter;
import anemone.article.Source;
import anemone.article.Source.FullText;
import anemone.cli.rehearse.SimulatedClock;
import anemone.collect.Harvest;
import anemone.collect.Harvest.Notice;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.fixture.Site;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that are larger than the size limit, or have more entries than are read. */
class LongFeedsTest {

  private static final int ENTRIES = 6_000;
  private static final String PROSE = "The pilot boats of Elsin stay in port. ".repeat(12);
  private static final Instant FIRST_DAY = Instant.parse("2010-01-01T06:00:00Z");
  private static final Limits SMALL = Limits.USUAL.withBytes(1 << 20);

  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T06:00:00Z"));
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
  void theNewestEntriesOfAFeedThatListsThemLastAreTakenFromItsEnd() throws IOException {
    byte[] feed = feed(n -> n);
    site.on("/feed", visit -> send(visit, feed, true));

    Harvest harvest = read(SMALL);

    assertThat(titles(harvest))
        .hasSize(500)
        .startsWith("Day 5999", "Day 5998")
        .endsWith("Day 5500");
    assertThat(harvest.notices())
        .extracting(Notice::what)
        .singleElement()
        .asString()
        .matches(
            ".*/feed is larger than 1 MB: its last \\d+ entries were read, the others left out");
  }

  @Test
  void aServerThatSendsNoPartsIsReadToTheEnd() throws IOException {
    byte[] feed = feed(n -> n);
    site.on("/feed", visit -> send(visit, feed, false));

    assertThat(titles(read(SMALL))).startsWith("Day 5999", "Day 5998").endsWith("Day 5500");
  }

  @Test
  void whoseEndCannotBeReadSaysThatItsOldestEntriesWereRead() throws IOException {
    byte[] feed = feed(n -> n);
    site.on(
        "/feed",
        visit -> {
          if (visit.getRequestHeaders().containsKey("Range")) {
            visit.sendResponseHeaders(416, -1);
          } else {
            send(visit, feed, false);
          }
        });

    Harvest harvest = read(SMALL);

    assertThat(harvest.articles()).isNotEmpty();
    assertThat(harvest.notices())
        .extracting(Notice::what)
        .singleElement()
        .asString()
        .contains("entries, the oldest (")
        .contains("416");
  }

  @Test
  void theNewestEntriesOfAFeedThatListsThemFirstAreTakenFromItsBeginning() throws IOException {
    byte[] feed = feed(n -> ENTRIES - 1 - n);
    site.on("/feed", visit -> send(visit, feed, true));

    Harvest harvest = read(SMALL);

    assertThat(titles(harvest)).startsWith("Day 5999", "Day 5998");
    assertThat(harvest.notices())
        .extracting(Notice::what)
        .singleElement()
        .asString()
        .contains("first");
    assertThat(site.visits()).containsExactly("GET /feed");
  }

  @Test
  void theNewestOfVeryManyEntriesAreTakenThoughTheyAreTheLast() throws IOException {
    byte[] feed = feed(n -> n);
    site.on("/feed", visit -> send(visit, feed, true));

    Harvest harvest = read(Limits.USUAL);

    assertThat(titles(harvest)).hasSize(500).startsWith("Day 5999", "Day 5998");
    assertThat(harvest.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNewestItemsOfAJsonFeedAreTakenFromEitherEnd(boolean newestLast) throws IOException {
    byte[] feed = jsonFeed(n -> newestLast ? n : ENTRIES - 1 - n);
    site.on("/feed", visit -> send(visit, feed, true));

    Harvest harvest = read(SMALL);

    assertThat(titles(harvest))
        .hasSize(500)
        .startsWith("Day 5999", "Day 5998")
        .endsWith("Day 5500");
    assertThat(harvest.notices()).singleElement().asString().contains("is larger than 1 MB");
  }

  @Test
  void theItemsBeforeTheBreakOfAJsonFeedAreTaken() throws IOException {
    byte[] whole = jsonFeed(n -> n);
    byte[] feed = Arrays.copyOf(whole, 10_000);
    site.on("/feed", visit -> send(visit, feed, true));

    assertThat(titles(read(SMALL))).contains("Day 0", "Day 1").hasSizeLessThan(20);
  }

  private static void send(HttpExchange visit, byte[] feed, boolean parts) throws IOException {
    String range = visit.getRequestHeaders().getFirst("Range");
    visit.getResponseHeaders().set("Content-Type", "application/rss+xml");
    byte[] body = feed;
    if (parts && range != null) {
      int length = Integer.parseInt(range.replace("bytes=-", ""));
      body = Arrays.copyOfRange(feed, feed.length - length, feed.length);
    }
    visit.sendResponseHeaders(body.length < feed.length ? 206 : 200, body.length);
    visit.getResponseBody().write(body);
  }

  private static byte[] feed(IntUnaryOperator day) {
    return IntStream.range(0, ENTRIES)
        .map(day)
        .mapToObj(
            n ->
                "<item><title>Day %d</title><guid isPermaLink='false'>%d</guid><pubDate>%s</pubDate><description>%s</description></item>"
                    .formatted(n, n, date(n), PROSE))
        .collect(Collectors.joining("", "<rss><channel><title>Elsin</title>", "</channel></rss>"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] jsonFeed(IntUnaryOperator day) {
    return IntStream.range(0, ENTRIES)
        .map(day)
        .mapToObj(
            n ->
                """
                {"id": "%d", "title": "Day %d", "url": "https://elsin.example/%d", \
                "authors": [{"name": "Ines Marbach"}], "date_published": "%s", \
                "content_text": "%s \\"id\\""}\
                """
                    .formatted(n, n, n, FIRST_DAY.plus(Duration.ofDays(n)), PROSE))
        .collect(
            Collectors.joining(
                ",\n",
                "{\"title\": \"Elsin\", \"icon\": {\"title\": \"a\"}, \"items\": [",
                "], \"expired\": false}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String date(int day) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        FIRST_DAY.plus(Duration.ofDays(day)).atOffset(ZoneOffset.UTC));
  }

  private static List<String> titles(Harvest harvest) {
    return harvest.articles().stream().map(Article::title).toList();
  }

  private Harvest read(Limits limits) throws IOException {
    Source.Feed place = new Source.Feed(site.at("/feed"));
    Source source = new Source("Elsin", place, List.of("sea"), 1, Filter.ALL, FullText.NEVER);
    try (Fetcher fetcher = new Fetcher("anemone-test", url -> true, limits, clock)) {
      return new Web(fetcher, Memory.NONE, limits, clock).feed(source, place);
    }
  }
}
