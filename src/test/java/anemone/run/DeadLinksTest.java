package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.collect.http.Fetcher;
import anemone.fixture.Site;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLinksTest {

  private Site site;
  private Fetcher fetcher;

  @BeforeEach
  void open() throws IOException {
    site = Site.open();
    fetcher = new Fetcher("test", url -> true, DeadLinks.LIMITS, Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    fetcher.close();
    site.close();
  }

  @Test
  void aPageThatIsNotThereIsDeadAndOneThatIsClosedToProgramsIsNot() {
    site.page("/here", "text/html", "<p>x</p>").redirect("/moved", 302, "/gone");
    for (int status : List.of(401, 403, 405, 410, 429, 451, 500, 503)) {
      site.on("/" + status, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    assertThat(
            dead(
                "/here", "/lost", "/moved", "/401", "/403", "/405", "/410", "/429", "/451", "/500"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(at("/lost"), 404, at("/moved"), 404, at("/410"), 410, at("/451"), 451));
  }

  @Test
  void aPageLargerThanIsReadIsThereAndAPrivateAddressIsNotAsked() throws IOException {
    site.page("/large", "text/html", "x".repeat(DeadLinks.LIMITS.bytes() + 1));
    assertThat(dead("/large")).isEmpty();

    fetcher.close();
    fetcher = new Fetcher("test", url -> false, DeadLinks.LIMITS, Clock.systemUTC());
    int before = site.visits().size();

    assertThat(dead("/lost")).isEmpty();
    assertThat(site.visits()).hasSize(before);
  }

  private Map<String, Integer> dead(String... paths) {
    return DeadLinks.among(List.of(paths).stream().map(this::at).toList(), fetcher);
  }

  private String at(String path) {
    return site.at(path).toString();
  }
}
