package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SourcesIT {

  private static final String FEED =
      "<rss version='2.0'><channel><title>Elsin News</title><item><title>Fog lifts</title>"
          + "<link>http://e.example/a</link><description>It is gone.</description></item>"
          + "</channel></rss>";

  @TempDir private Path folder;

  @Test
  void checkTellsWhatEachSourceGivesAndWhatItLacks() throws Exception {
    try (Site site = Site.open()) {
      site.page(
          "/feed",
          "application/rss+xml",
          "<rss><channel><item><title>Fog</title><guid>1</guid></item></channel></rss>");
      SampleNewsletter.in(folder, 1)
          .settings(
              "sources:\n",
              "sources:\n  - {name: Fog, feed: \"%s\", topics: [harbour]}\n  - {name: Gone, feed: \"%s\", topics: [harbour]}\n"
                  .formatted(site.at("/feed"), site.at("/nowhere")));

      Run run = anemone("sources", "check");
      Run json = anemone("sources", "check", "--json", "Fog");

      assertThat(run.exitCode()).isEqualTo(65);
      assertThat(run.out())
          .contains("Fog (feed " + site.at("/feed") + "): 1 article in")
          .contains("no author: 1 of 1")
          .contains("Gone (feed")
          .contains("failed: unable to fetch " + site.at("/nowhere") + ": the server answered 404")
          .contains("Desk (folder");
      assertThat(json.exitCode()).isZero();
      assertThat(json.out())
          .startsWith("{\"name\":\"Fog\",\"kind\":\"feed\"")
          .contains("\"ok\":true");
      assertThat(folder.resolve("state")).doesNotExist();
    }
  }

  @Test
  void checkShowsEachArticleAsItWouldBeTaken() throws Exception {
    try (Site site = Site.open()) {
      site.page(
          "/feed",
          "application/rss+xml",
          """
          <rss><channel><language>en</language><item><title>Fog over Vec&lt;T&gt;</title><guid>1</guid>
          <link>%s/a?id=5&amp;section=2</link><pubDate>27. November 2026 08:00 SGT</pubDate>
          <author>By Ines Marbach</author><description>It lifts on Thursday.</description></item></channel></rss>
          """
              .formatted(site.at("")));
      SampleNewsletter.in(folder, 1)
          .settings(
              "sources:\n",
              "sources:\n  - {name: Fog, feed: \"%s\", topics: [harbour], full-text: never}\n"
                  .formatted(site.at("/feed")));

      Run run = anemone("sources", "check", "--articles", "Fog");
      Run json = anemone("sources", "check", "--articles", "--json", "Fog");

      assertThat(run.out())
          .contains("  Fog over Vec<T>\n")
          .contains("/a?id=5&section=2\n")
          .contains("2026-11-27T00:00:00Z (dated by its feed), Ines Marbach, en, no picture")
          .contains("    It lifts on Thursday.");
      assertThat(JsonMapper.shared().readTree(json.out()).at("/items/0/text").asString())
          .isEqualTo("It lifts on Thursday.");
      assertThat(folder.resolve("state")).doesNotExist();
    }
  }

  @Test
  void checkSaysHowTheDateOfAnArticleWasFound() throws Exception {
    try (Site site = Site.open()) {
      String text =
          "<p>" + "The ferry to Elsin sails again from Thursday, the port says. ".repeat(9);
      site.page("/marked", "text/html", page("<meta name=date content=2026-11-20>", "", text));
      site.page("/told", "text/html", page("", "<p>21 November 2026", text));
      site.page("/2026/11/22/path", "text/html", page("", "", text));
      site.page(
          "/map.xml",
          "application/xml",
          """
          <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
          <url><loc>%s</loc><news:news><news:publication_date>2026-11-23</news:publication_date></news:news></url></urlset>
          """
              .formatted(site.at("/listed")));
      site.page("/listed", "text/html", page("", "", text));
      SampleNewsletter.in(folder, 1)
          .settings(
              "sources:\n",
              """
              sources:
                - {name: Marked, page: "%s", topics: [harbour]}
                - {name: Told, page: "%s", topics: [harbour]}
                - {name: Path, page: "%s", topics: [harbour]}
                - {name: Map, sitemap: "%s", topics: [harbour], private: true}
              """
                  .formatted(
                      site.at("/marked"),
                      site.at("/told"),
                      site.at("/2026/11/22/path"),
                      site.at("/map.xml")));

      Run run = anemone("sources", "check", "--articles", "Marked", "Told", "Path", "Map");

      assertThat(run.out())
          .contains("2026-11-20T00:00:00Z (dated by the metadata of its page)")
          .contains("2026-11-21T00:00:00Z (dated in the text of its page)")
          .contains("2026-11-22T00:00:00Z (dated in its address)")
          .contains("2026-11-23T00:00:00Z (dated by its sitemap)");
    }
  }

  private static String page(String head, String line, String text) {
    return "<html lang=en><head><title>The ferry sails</title>"
        + head
        + "</head><body><article><h1>The ferry sails</h1>"
        + line
        + text
        + "</article></body></html>";
  }

  @Test
  void feedsGoOutAndComeInAsOpml() throws Exception {
    SampleNewsletter.in(folder, 1);
    Files.writeString(
        folder.resolve("feeds.opml"),
        """
        <opml version="2.0"><body>
          <outline text="The ocean"><outline text="Reefs: a diary" xmlUrl="https://reefs.example/feed"/></outline>
          <outline text="Quays" xmlUrl="https://quays.example/feed"/>
        </body></opml>
        """);

    Run first = anemone("sources", "import", "feeds.opml");
    Run second = anemone("sources", "import", "feeds.opml");
    Run export = anemone("sources", "export");

    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("2 feeds added to newsletter.yaml, 0 already known");
    assertThat(second.out()).contains("0 feeds added to newsletter.yaml, 2 already known");
    assertThat(folder.resolve("newsletter.yaml"))
        .content()
        .contains(
            "  - {name: Desk, folder: articles, topics: [harbour]}\n  - name: \"Reefs: a diary\"")
        .contains("topics: [\"ocean\"]");
    assertThat(export.out())
        .contains("xmlUrl=\"https://reefs.example/feed\"")
        .contains("<outline text=\"The ocean\">");
  }

  @Test
  void aFeedThatMovedForGoodGetsItsNewAddressWrittenBesideItsComment() throws Exception {
    try (Site site = Site.open()) {
      site.redirect("/old", 301, "/new").page("/new", "application/rss+xml", FEED);
      Path config = written("  - {name: Elsin, feed: '" + site.at("/old") + "'} # the harbour\n");

      Run fixed = anemone("sources", "check", "--fix");

      assertThat(fixed.err()).contains("Elsin is now at " + site.at("/new"));
      assertThat(Files.readString(config))
          .contains("feed: \"" + site.at("/new") + "\", topics: [t]} # the harbour")
          .doesNotContain("/old");
    }
  }

  @Test
  void theFeedOfASiteIsFoundShownAndAddedOnce() throws Exception {
    try (Site site = Site.open()) {
      site.page(
              "/home",
              "text/html",
              "<head><link rel=alternate type=application/rss+xml href=/new></head><p>Home")
          .page("/new", "application/rss+xml", FEED);
      Path config = written("  - {name: Fog, feed: 'http://127.0.0.1:1/fog'} # fog\n");

      Run added = anemone("sources", "add", site.at("/home").toString());
      Run again = anemone("sources", "add", site.at("/home").toString());

      assertThat(added.out()).contains("1 article", "Elsin News added to newsletter.yaml");
      assertThat(Files.readString(config)).contains("# fog", "feed: \"" + site.at("/new") + "\"");
      assertThat(again.exitCode()).isEqualTo(65);
      assertThat(again.err()).contains("already a source");
    }
  }

  @Test
  void anAddressWithoutFeedIsSaidToHaveNone() throws Exception {
    try (Site site = Site.open()) {
      site.page("/home", "text/html", "<p>Home");
      written("  - {name: Fog, feed: 'http://127.0.0.1:1/fog'}\n");

      Run run = anemone("sources", "add", site.at("/home").toString());

      assertThat(run.exitCode()).isEqualTo(65);
      assertThat(run.err()).contains("no feed was found at", "index: ");
    }
  }

  private Path written(String sources) throws Exception {
    Files.writeString(folder.resolve("subscribers.json"), "{\"subscribers\":[]}");
    return Files.writeString(
        folder.resolve("newsletter.yaml"),
        """
        newsletter: {name: T, from: T <t@example.org>, postal-address: here, language: en,
          timezone: Europe/London, links: 'https://news.example.org/mail'}
        topics: {t: Topic}
        sources:
        """
            + sources.replace("}", ", topics: [t]}")
            + "edition: {cadence: daily}\nsmtp: {host: localhost, port: 25, starttls: none}\n");
  }

  private Run anemone(String... arguments) throws Exception {
    return new Program(folder, Map.of()).run(arguments);
  }
}
