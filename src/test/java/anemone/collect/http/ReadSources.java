package anemone.collect.http;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Source;
import anemone.article.Source.Place;
import anemone.cli.rehearse.SimulatedClock;
import anemone.collect.FetchHistory;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.Listing;
import anemone.collect.Memory;
import anemone.collect.Visit;
import anemone.fixture.Site;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Sources on a site that are read one after another, with what is remembered of them. */
abstract class ReadSources {

  static final String PROSE =
      "The harbour office of Port Elsin decided on Monday that its nine pilot boats stay in port"
          + " until the fog over the strait lifts, which, it says, may take until Thursday. ";

  final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T06:00:00Z"));
  private final FetchHistory history = new Remembered();
  Site site;

  @BeforeEach
  void openSite() throws IOException {
    site = Site.open();
  }

  @AfterEach
  void closeSite() {
    site.close();
  }

  Harvest read(Place place) throws IOException {
    return read(source(place), id -> Optional.empty());
  }

  Harvest read(Source source, Function<ArticleId, Optional<Article>> stored) throws IOException {
    try (Fetcher fetcher = new Fetcher("anemone-test", url -> true, Limits.USUAL, clock)) {
      Web web = new Web(fetcher, new Memory(history, stored), Limits.USUAL, clock);
      Harvest harvest =
          source
              .place()
              .read(
                  new Source.Kinds<>() {
                    @Override
                    public Harvest feed(Source.Feed feed) {
                      return web.feed(source, feed);
                    }

                    @Override
                    public Harvest page(Source.Page page) {
                      return web.page(source, page);
                    }

                    @Override
                    public Harvest index(Source.Index index) {
                      return web.index(source, index);
                    }

                    @Override
                    public Harvest sitemap(Source.Sitemap sitemap) {
                      return web.sitemap(source, sitemap);
                    }

                    @Override
                    public Harvest folder(Source.Folder folder) {
                      throw new IllegalArgumentException("no folder is on the web");
                    }
                  });
      history.remember(harvest.visits(), clock.instant());
      return harvest;
    }
  }

  static Source source(Place place) {
    return new Source("Elsin", place, List.of("harbour"), 1);
  }

  String feed(String... items) {
    return "<rss version='2.0'><channel><title>Elsin</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  String item(String title, String html) {
    return "<item><title>%s</title><link>%s</link><guid>%s</guid><description><![CDATA[%s]]></description></item>"
        .formatted(title, site.at("/" + title.replace(" ", "-")), title, html);
  }

  static String article(String title, String byline) {
    return "<html lang='en'><head><title>%s</title></head><body><article><h1>%s</h1><p class='byline'>%s</p><p>%s</p><p>%s</p><p>%s</p></article></body></html>"
        .formatted(title, title, byline, PROSE, PROSE, PROSE);
  }

  /** A history in memory. */
  private static final class Remembered implements FetchHistory {

    private final Map<URI, Known> known = new HashMap<>();

    @Override
    public Optional<Known> of(URI url) {
      return Optional.ofNullable(known.get(url));
    }

    @Override
    public void remember(List<Visit> visits, Instant now) {
      visits.forEach(v -> known.put(v.url(), FetchHistory.after(of(v.url()), v, now)));
    }

    @Override
    public void prune(List<Listing> listings, Set<String> sources, Instant now) {}
  }
}
