package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.Program;
import anemone.fixture.Site;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the state remembers of pages in the course of many runs. */
class ForgottenPagesIT {

  private static final int RUNS = 16;
  private static final int IN_FEED = 6;
  private static final int NEW_EACH_RUN = 3;
  private static final Duration BETWEEN = Duration.ofDays(10);

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-01-01T06:00:00Z"));

  @Test
  void everyPageIsReadOnceAndForgottenWhenItsFeedHasLongCeasedToListIt() throws Exception {
    try (Site site = Site.open()) {
      Program program = new Program(folder, clock);
      Files.writeString(
          folder.resolve("newsletter.yaml"),
          """
          newsletter: {name: Tidings, from: Tidings <tidings@example.org>, postal-address: here,
            links: 'https://news.example.org/mail'}
          topics: {sea: Sea}
          sources: [{name: Elsin, feed: "%s", topics: [sea], private: true}]
          edition: {cadence: daily}
          smtp: {host: localhost, port: 25, starttls: none}
          """
              .formatted(site.at("/feed")));
      Files.writeString(folder.resolve("subscribers.json"), "{\"subscribers\": []}");

      int pages = RUNS * NEW_EACH_RUN + IN_FEED - NEW_EACH_RUN;
      IntStream.range(0, pages).forEach(n -> site.page("/" + n, "text/html", page(n)));
      AtomicInteger run = new AtomicInteger();
      site.on("/feed", visit -> send(visit, feed(site, run.getAndIncrement() * NEW_EACH_RUN)));
      while (run.get() < RUNS) {
        assertThat(program.run("collect").exitCode()).isZero();
        clock.pass(BETWEEN);
      }

      Map<String, Long> requests =
          new HashMap<>(
              site.visits().stream()
                  .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
      requests.remove("GET /feed");
      requests.remove("GET /robots.txt");
      assertThat(requests).hasSize(pages);
      assertThat(requests.values()).containsOnly(1L);
      long listedOfLate = NEW_EACH_RUN * (Duration.ofDays(30).dividedBy(BETWEEN) + 2);
      assertThat(visits()).isBetween((long) IN_FEED, IN_FEED + listedOfLate + 1);
    }
  }

  private static String feed(Site site, int first) {
    return IntStream.range(first, first + IN_FEED)
        .mapToObj(
            n ->
                "<item><title>Boat %d</title><link>%s</link></item>".formatted(n, site.at("/" + n)))
        .collect(Collectors.joining("", "<rss><channel>", "</channel></rss>"));
  }

  private static void send(HttpExchange visit, String feed) throws IOException {
    byte[] body = feed.getBytes(StandardCharsets.UTF_8);
    visit.sendResponseHeaders(200, body.length);
    visit.getResponseBody().write(body);
  }

  private static String page(int n) {
    return "<html lang=en><title>Boat %d</title><article><h1>Boat %d</h1><p>%s"
        .formatted(
            n, n, "The boat waits in the harbour of Elsin until the fog is gone. ".repeat(9));
  }

  private long visits() throws IOException, SQLException {
    try (var files = Files.walk(folder);
        Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:"
                    + files
                        .filter(f -> f.toString().endsWith("anemone.db"))
                        .findFirst()
                        .orElseThrow());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM visits")) {
      return row.getLong(1);
    }
  }
}
