package anemone.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.Filter;
import anemone.article.Source;
import anemone.article.Source.FullText;
import anemone.collect.Harvest;
import anemone.collect.Listing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebTest extends ReadSources {

  @Test
  void aFeedThatHasNotChangedIsNotSentAgain() throws Exception {
    site.on(
        "/feed",
        exchange -> {
          boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          byte[] body = feed(item("One", PROSE.repeat(4))).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
          if (!known) {
            exchange.getResponseBody().write(body);
          }
        });

    Harvest first = read(new Source.Feed(site.at("/feed")));
    Harvest second = read(new Source.Feed(site.at("/feed")));

    assertThat(first.articles()).extracting(Article::title).containsExactly("One");
    assertThat(second.articles()).isEmpty();
    assertThat(second.failures()).isEmpty();
    assertThat(second.listings()).as("an unchanged feed keeps its pages").isEmpty();
  }

  @Test
  void theFeedThatASiteNamesIsFound() throws Exception {
    site.page(
            "/",
            "text/html",
            "<html><head><link rel='alternate' type='application/rss+xml' href='/news.xml'></head>")
        .page("/news.xml", "application/rss+xml", feed(item("One", PROSE.repeat(4))));

    assertThat(read(new Source.Feed(site.at("/"))).articles())
        .extracting(Article::title)
        .containsExactly("One");
  }

  @Test
  void theTextOfATeaserComesFromItsPage() throws Exception {
    site.page("/feed", "application/rss+xml", feed(item("Fog", "Fog again &hellip;")))
        .page("/Fog", "text/html", article("Fog", "By Ines Marbach"));

    Article article = read(new Source.Feed(site.at("/feed"))).articles().get(0);

    assertThat(article.text()).startsWith(PROSE.strip());
    assertThat(article.author()).isEqualTo("Ines Marbach");
  }

  @Test
  void aSummaryWithoutMarkupIsATeaserThoughItEndsWithASentence() throws Exception {
    String summary = PROSE.repeat(3).strip();
    site.page("/feed", "application/rss+xml", feed(item("Fog", summary)))
        .page("/Fog", "text/html", article("Fog", "By Ines Marbach"));

    Article article = read(new Source.Feed(site.at("/feed"))).articles().get(0);

    assertThat(article.text().split("\n\n")).hasSize(3);
  }

  @Test
  void theNameOfAFileIsNoTitleIfTheTextHasAHeadline() throws Exception {
    String wiki = "<h1>Ice gets <i>cheaper</i></h1><p>" + PROSE.repeat(4);
    site.page(
        "/feed", "application/rss+xml", feed(item("notes:ice", wiki), item("Two words", wiki)));

    assertThat(read(new Source.Feed(site.at("/feed"))).articles())
        .extracting(Article::title)
        .containsExactly("Ice gets cheaper", "Two words");
  }

  @Test
  void theLanguageIsThatOfTheWholeTextAndNotOfTheSite() throws Exception {
    String words =
        "Le marais a retrouv\u00e9 son eau mercredi, et les h\u00e9rons sont revenus d\u00e8s le"
            + " premier soir, ce que la commune n'avait pas pr\u00e9vu pour cette ann\u00e9e. ";
    site.page("/Marais", "text/html; charset=utf-8", article("Marais", "").replace(PROSE, words));
    site.page(
        "/feed",
        "application/rss+xml; charset=utf-8",
        feed("<language>en-US</language>" + item("Marais", "Le marais a retrouv\u00e9 son eau.")));

    assertThat(read(new Source.Feed(site.at("/feed"))).articles())
        .extracting(Article::language)
        .containsExactly("fr");
  }

  @Test
  void aLongTextOfAFeedIsKeptAndItsPageNotRead() throws Exception {
    site.page("/feed", "application/rss+xml", feed(item("Fog", "<p>" + PROSE.repeat(4))));

    Article article = read(new Source.Feed(site.at("/feed"))).articles().get(0);

    assertThat(article.text()).isEqualTo(PROSE.repeat(4).strip());
    assertThat(site.visits()).containsExactly("GET /feed");
  }

  @Test
  void aShorterPageNeverReplacesTheText() throws Exception {
    site.page("/feed", "application/rss+xml", feed(item("Fog", "<p>" + PROSE.repeat(9))))
        .page("/Fog", "text/html", article("Fog", ""));
    Source source =
        new Source(
            "Elsin",
            new Source.Feed(site.at("/feed")),
            List.of("harbour"),
            1,
            Filter.ALL,
            FullText.ALWAYS);

    assertThat(read(source, id -> Optional.empty()).articles().get(0).text())
        .isEqualTo(PROSE.repeat(9).strip());
  }

  @Test
  void thePageOfAKnownArticleIsNotReadAgain() throws Exception {
    site.page("/feed", "application/rss+xml", feed(item("Fog", "Fog again")));

    site.page("/Fog", "text/html", article("Fog", ""));
    Source source = source(new Source.Feed(site.at("/feed")));

    Article first = read(source, id -> Optional.empty()).articles().get(0);
    Article second = read(source, id -> Optional.of(first)).articles().get(0);

    assertThat(second.text()).startsWith(PROSE.strip());
    assertThat(site.visits()).containsExactly("GET /feed", "GET /Fog", "GET /feed");
  }

  @Test
  void aFeedListsItsPagesThoughAFilterDropsThem() throws Exception {
    site.page("/feed", "application/rss+xml", feed(item("Fog", "Fog."), item("Ice", "Ice.")))
        .page("/Fog", "text/html", article("Fog", ""));
    Filter one = new Filter(Filter.ALL.include(), Filter.ALL.exclude(), Optional.empty(), 0, 1);
    Source source = source(new Source.Feed(site.at("/feed")));

    Harvest harvest =
        read(
            new Source(source.name(), source.place(), source.topics(), 1, one, source.fullText()),
            id -> Optional.empty());

    Listing listing = harvest.listings().stream().reduce(Listing::plus).orElseThrow();
    assertThat(listing.pages())
        .containsExactlyInAnyOrder(site.at("/feed"), site.at("/Fog"), site.at("/Ice"));
    assertThat(listing.read()).containsExactlyInAnyOrder(site.at("/feed"), site.at("/Fog"));
    assertThat(listing.complete()).isTrue();
  }

  @Test
  void anIndexLeadsToItsArticles() throws Exception {
    String list =
        "<ul class='news'><li><a href='/a'>A pilot boat stays in port until Thursday</a></li>"
            + "<li><a href='/b'>Fourteen ships wait in the fog outside the harbour</a></li></ul>"
            + "<p class='more'><a href='/c'>Everything that was ever written about the sea</a></p>";
    site.page("/news", "text/html", "<html><body>" + list + "</body></html>")
        .page("/a", "text/html", article("Boats", ""))
        .page("/b", "text/html", article("Ships", ""));

    Harvest harvest = read(new Source.Index(site.at("/news"), "ul.news a"));

    assertThat(harvest.articles()).extracting(Article::title).containsExactly("Boats", "Ships");
    assertThat(site.visits()).doesNotContain("GET /c");
  }

  @Test
  void aSitemapLeadsToItsLatestPages() throws Exception {
    site.page(
            "/sitemap.xml",
            "application/xml",
            "<sitemapindex><sitemap><loc>" + site.at("/s1.xml") + "</loc></sitemap></sitemapindex>")
        .page(
            "/s1.xml",
            "application/xml",
            "<urlset><url><loc>"
                + site.at("/old")
                + "</loc><lastmod>2024-01-01</lastmod></url><url><loc>"
                + site.at("/new")
                + "</loc><lastmod>2026-11-22</lastmod></url></urlset>")
        .page("/old", "text/html", article("Old", ""))
        .page("/new", "text/html", article("New", ""));

    assertThat(read(new Source.Sitemap(site.at("/sitemap.xml"))).articles())
        .extracting(Article::title)
        .containsExactly("New", "Old");
  }

  @Test
  void onlyWhatTheFilterTakesComesIn() throws Exception {
    site.page(
        "/feed",
        "application/rss+xml",
        feed(
            item("Fog lifts", PROSE.repeat(4)),
            item("Lottery numbers", PROSE.repeat(4)),
            item("Fog returns", PROSE.repeat(4))));
    Filter.Terms lottery = new Filter.Terms(List.of("lottery"), List.of(), List.of(), List.of());
    Source source =
        new Source(
            "Elsin",
            new Source.Feed(site.at("/feed")),
            List.of("harbour"),
            1,
            new Filter(Filter.Terms.NONE, lottery, Optional.empty(), 0, 1),
            FullText.NEVER);

    assertThat(read(source, id -> Optional.empty()).articles())
        .extracting(Article::title)
        .containsExactly("Fog lifts");
  }
}
