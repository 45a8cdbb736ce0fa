package anemone.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Source;
import anemone.collect.Harvest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sites that forbid reading, move, end, or ask for time. */
class WebTroubleTest extends ReadSources {

  @Test
  void aPageThatRobotsMayNotReadIsNotRead() throws Exception {
    site.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n")
        .page("/private/fog", "text/html", article("Fog", ""));

    Harvest harvest = read(new Source.Page(site.at("/private/fog")));

    assertThat(harvest.failures().get(0).why()).contains("robots.txt does not allow");
    assertThat(site.visits()).containsExactly("GET /robots.txt");
  }

  @Test
  void aPageOfASiteWhoseRobotsAreOutOfReachWaitsAndTheReasonIsTold() throws Exception {
    site.on("/robots.txt", exchange -> exchange.sendResponseHeaders(503, -1))
        .page("/fog", "text/html", article("Fog", ""));

    Harvest harvest = read(new Source.Page(site.at("/fog")));

    assertThat(harvest.failures().get(0).why())
        .contains("its robots.txt is unavailable")
        .contains("robots.txt");
    assertThat(site.visits()).allMatch("GET /robots.txt"::equals);
  }

  @Test
  void aPermanentMoveIsToldToTheOperator() throws Exception {
    site.redirect("/old", 301, "/feed")
        .page("/feed", "application/rss+xml", feed(item("One", PROSE.repeat(4))));

    Harvest harvest = read(new Source.Feed(site.at("/old")));

    assertThat(harvest.articles()).hasSize(1);
    assertThat(harvest.notices().get(0).what()).contains("moved for good to " + site.at("/feed"));
  }

  @Test
  void aTemporaryMoveIsNot() throws Exception {
    site.redirect("/old", 302, "/feed")
        .page("/feed", "application/rss+xml", feed(item("One", PROSE.repeat(4))));

    assertThat(read(new Source.Feed(site.at("/old"))).notices()).isEmpty();
  }

  @Test
  void aSourceThatIsGoneIsToldToTheOperator() throws Exception {
    site.on("/feed", exchange -> exchange.sendResponseHeaders(410, -1));

    Harvest harvest = read(new Source.Feed(site.at("/feed")));

    assertThat(harvest.notices().get(0).what()).contains("gone for good (410)");
  }

  @Test
  void aServerThatAsksForTimeGetsIt() throws Exception {
    site.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "3600");
          exchange.sendResponseHeaders(503, -1);
        });

    read(new Source.Feed(site.at("/feed")));
    clock.pass(Duration.ofMinutes(59));
    Harvest early = read(new Source.Feed(site.at("/feed")));
    clock.pass(Duration.ofMinutes(2));
    read(new Source.Feed(site.at("/feed")));

    assertThat(early.failures().get(0).why()).contains("is not requested before");
    assertThat(site.visits()).hasSize(2);
  }
}
