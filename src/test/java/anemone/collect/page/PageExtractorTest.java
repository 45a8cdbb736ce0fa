package anemone.collect.page;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Image;
import anemone.collect.date.DatedBy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageExtractorTest {

  private static final String FIRST =
      "The harbour office of Port Elsin decided on Monday that its nine pilot boats, two tugs and"
          + " the ferry stay in port until the fog over the strait lifts, which may take until"
          + " Thursday.";
  private static final String SECOND =
      "Outside, 14 ships wait for a pilot, among them a grain freighter that was due in Elsin a"
          + " week ago, and a cable layer whose crew, by law, should have gone home on Saturday.";
  private static final String THIRD =
      "The wind turns to the north on Thursday, the weather station says, and with it the fog"
          + " should go, though the station has said so twice before, on both occasions wrongly.";

  @Test
  void theBodyIsTheProseAndNothingOfWhatStandsAroundIt() {
    PageDocument page =
        extract(
            """
            <body><div id="cookie-consent" role="dialog">We value your privacy, and so do our 214 partners, who
            store cookies on your device.</div>
            <nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
            <article><h1>Pilot boats stay in port</h1>
            <p class="byline">By <a rel="author" href="/ines">Ines Marbach</a></p>
            <div class="share-buttons"><a href="#">Share</a><a href="#">Tweet</a></div>
            <figure><img src="a.jpg"><figcaption>A pilot boat in better weather.</figcaption></figure>
            <p>%s</p><p>Related: <a href="/x">Fog for beginners</a></p>
            <p>%s</p><p><a href="/y">The ten densest fogs in history, in pictures</a></p>
            <p>%s</p>
            <div class="newsletter-signup">Sign up for our newsletter and never miss a fog.</div>
            <p>Follow us on Twitter for more.</p></article>
            <aside class="related"><h3>More news</h3><p>A whale, a ferry and a very long Sunday morning.</p></aside>
            <div id="comments"><p>First! This is the best article, really, that I ever read, I think.</p></div>
            <footer>Copyright Elsin Post</footer></body>
            """
                .formatted(FIRST, SECOND, THIRD));

    assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    assertThat(page.headline()).isEqualTo("Pilot boats stay in port");
    assertThat(page.authorName()).isEqualTo("Ines Marbach");
  }

  @Test
  void aLargeFirstLetterIsPartOfItsWord() {
    PageDocument page =
        extract(
            "<article><div><span class='cap'>T</span><p><a href='/office'>he harbour</a>"
                + FIRST.substring("The harbour".length())
                + "</p></div><div><p>"
                + SECOND
                + " Ask at <a href='/a'>the office</a> I <a href='/b'>by"
                + " mail</a>.</p></div></article>");

    assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND + " Ask at the office I by mail.");
  }

  @Test
  void listsAndHeadingsOfTheArticleStay() {
    PageDocument page =
        extract(
            "<article><p>"
                + FIRST
                + "</p><h2>What waits</h2><ul><li>14 ships</li><li>one <a href='/c'>cable"
                + " layer</a></li></ul><p>"
                + SECOND
                + "</p></article>");

    assertThat(page.text())
        .isEqualTo(FIRST + "\n\nWhat waits\n\n14 ships\n\none cable layer\n\n" + SECOND);
  }

  @Test
  void whatThePageSaysAboutItselfInJsonCountsFirst() {
    PageDocument page =
        extract(
            """
            <html lang="en-GB"><head><title>Boats | Elsin Post</title>
            <meta property="og:site_name" content="Elsin Post"><meta property="og:image" content="/boat.jpg">
            <link rel="canonical" href="/2026/boats">
            <script type="application/ld+json">{broken</script>
            <script type="application/ld+json">//<![CDATA[
            {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Elsin Post"},
             {"@type": ["NewsArticle"], "headline": "Pilot boats stay in port &amp; wait",
              "author": [{"@type": "Person", "name": "Ines Marbach"}, {"name": "Per Dahl"}],
              "datePublished": "2026-11-23T07:00:00+0100", "dateModified": "2026-11-23T09:00Z"}]}
            //]]></script></head><body><p>%s</p></body></html>
            """
                .formatted(FIRST));

    assertThat(page.title()).isEqualTo("Pilot boats stay in port & wait");
    assertThat(page.author()).isEqualTo("Ines Marbach, Per Dahl");
    assertThat(page.published().orElseThrow().moment()).isEqualTo("2026-11-23T07:00:00+01:00");
    assertThat(page.language()).isEqualTo("en-GB");
    assertThat(page.canonical()).contains(URI.create("https://post.example/2026/boats"));
    assertThat(page.image()).contains(new Image(URI.create("https://post.example/boat.jpg")));
  }

  @Test
  void theNameOfTheSiteIsNoPartOfTheHeadline() {
    PageDocument page =
        extract(
            "<head><meta property='og:site_name' content='Elsin Post'><meta property='og:title'"
                + " content='Fog: a week without pilots - Elsin Post'></head><body><p>"
                + FIRST
                + "</p></body>");

    assertThat(page.headline()).isEqualTo("Fog: a week without pilots");
  }

  @Test
  void aHeadingThatNamesTheSiteIsNotTheHeadline() {
    String entry = "<div class=entry><div class=title>Ice gets cheaper</div><p>" + FIRST;
    String wiki = "<main><h1>Ice gets cheaper</h1><p>" + FIRST;

    assertThat(
            extract("<title>The Post: Ice gets cheaper</title><h1>The Post</h1>" + entry).title())
        .isEqualTo("Ice gets cheaper");
    assertThat(
            extract(
                    "<title>The Post: Ice gets cheaper</title><h1><a href='/'>The Post</a></h1>"
                        + entry)
                .title())
        .isEqualTo("Ice gets cheaper");
    assertThat(
            extract(
                    "<title>notes:ice [The Post]</title><header><h1><a href='/wiki/start'>The"
                        + " Post</a></h1></header>"
                        + wiki)
                .title())
        .isEqualTo("Ice gets cheaper");
    assertThat(
            extract(
                    "<title>Ice gets cheaper | The Post</title><header><a class=title href='/'>The"
                        + " Post</a></header>"
                        + wiki)
                .title())
        .isEqualTo("Ice gets cheaper");
    assertThat(extract("<title>Ice: a history</title><h1>Ice</h1><h2>a history</h2>").title())
        .startsWith("Ice");
  }

  @Test
  void anAuthorIsANameWithoutTheDateBehindIt() {
    assertThat(Byline.name("By Ines Marbach | 23 November 2026")).isEqualTo("Ines Marbach");
    assertThat(Byline.name("Von Per Dahl")).isEqualTo("Per Dahl");
    assertThat(Byline.name("Last Updated: January 7, 2025")).isEmpty();
    assertThat(Byline.name("Augusta May")).isEqualTo("Augusta May");
  }

  @Test
  void theAuthorIsAPersonAndNotAWordOfTheByline() {
    String article = "<h1>Ice</h1><p>" + FIRST;

    assertThat(
            author(
                "<span class=prep-author>By </span><span class=author><a rel=author>Per</a></span>"
                    + article))
        .isEqualTo("Per");
    assertThat(author("<p class=author>Stand: 23. November 2026</p>" + article)).isEmpty();
    assertThat(author("<p class=author>Zuletzt ge\u00e4ndert am: 23.11.2026</p>" + article))
        .isEmpty();
    assertThat(author("<p class=author>Per Dahl Alles von Per Dahl Kontakt</p>" + article))
        .isEqualTo("Per Dahl");
    assertThat(author("<p class=author>Per Dahl am</p>" + article)).isEqualTo("Per Dahl");
  }

  @Test
  void everyAuthorOfTheMetadataIsNamed() {
    assertThat(
            author(
                "<meta name=author content='Ines Marbach'><meta name=author content='Per Dahl'>"
                    + "<p>"
                    + FIRST))
        .isEqualTo("Ines Marbach, Per Dahl");
    assertThat(
            author(
                "<meta name=twitter:label1 content='Verfasst von'>"
                    + "<meta name=twitter:data1 content='Per Dahl'><p>"
                    + FIRST))
        .isEqualTo("Per Dahl");
    assertThat(
            author(
                "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"author\":"
                    + "{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Per"
                    + " Dahl\"}]}</script><p>"
                    + FIRST))
        .isEqualTo("Per Dahl");
  }

  @Test
  void aTimeElementSaysTheHourThatTheTextAroundItDoesNot() {
    PageDocument page =
        extract(
            "<h1>Ice gets cheaper</h1><div class=post-date><time"
                + " datetime='2026-11-21T07:15:00+01:00'>21 November 2026</time></div><p>"
                + "Ice costs 11 cents a kilogram since Saturday, a third less than before.");

    assertThat(page.published().map(DatedBy::instant))
        .contains(Instant.parse("2026-11-21T06:15:00Z"));
  }

  @Test
  void aHiddenTextIsNotRead() {
    PageDocument page =
        extract(
            "<article><p>" + FIRST + "</p><p style='display: none'>" + SECOND + "</p></article>");

    assertThat(page.text()).isEqualTo(FIRST);
  }

  @Test
  void aPageWithoutAnArticleHasNoText() {
    assertThat(extract("<html><body><nav><a href='/'>Home</a></nav></body></html>").text())
        .isEmpty();
  }

  @Test
  void aPageNestedWithoutEndIsReadAllTheSame() {
    PageDocument page = extract("<div>".repeat(5_000) + "<p>" + FIRST);

    assertThat(page.text()).contains("pilot boats");
  }

  private static String author(String html) {
    return extract(html).authorName();
  }

  private static PageDocument extract(String html) {
    return new PageExtractor()
        .extract(
            html.getBytes(StandardCharsets.UTF_8),
            "text/html; charset=utf-8",
            URI.create("https://post.example/news/1"));
  }
}
