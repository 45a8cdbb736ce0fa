package anemone.collect.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.article.Image;
import anemone.collect.feed.FeedDocument.Entry;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTest {

  private static final URI BASE = URI.create("https://tides.example/feeds/main.xml");

  @Test
  void anRssFeedWithItsExtensionsIsRead() throws Exception {
    Entry entry =
        onlyEntry(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:media="http://search.yahoo.com/mrss/">
              <channel><title>Tides</title><link>https://tides.example/</link>
                <language>en-gb</language>
                <item>
                  <title>Ebb &amp;amp; flow: a &lt;b&gt;new&lt;/b&gt; chart</title>
                  <link>/2026/chart</link>
                  <guid isPermaLink="false">t-1</guid>
                  <dc:creator>Ada Brandt</dc:creator>
                  <pubDate>Mon, 23 Nov 2026 08:30:00 +0100</pubDate>
                  <description>A chart.</description>
                  <content:encoded><![CDATA[<p>See <a href="more">more</a>.</p>]]></content:encoded>
                  <media:thumbnail url="/img/chart.png"/>
                  <category>Charts</category>
                </item>
              </channel>
            </rss>
            """);

    assertThat(entry.id()).isEqualTo("t-1");
    assertThat(entry.url()).contains(URI.create("https://tides.example/2026/chart"));
    assertThat(entry.title()).isEqualTo("Ebb & flow: a new chart");
    assertThat(entry.author()).isEqualTo("Ada Brandt");
    assertThat(entry.published()).contains(Instant.parse("2026-11-23T07:30:00Z"));
    assertThat(entry.summaryHtml()).isEqualTo("A chart.");
    assertThat(entry.contentHtml()).contains("<a href=\"more\">");
    assertThat(entry.base().resolve("more"))
        .isEqualTo(URI.create("https://tides.example/feeds/more"));
    assertThat(entry.image())
        .contains(new Image(URI.create("https://tides.example/img/chart.png")));
    assertThat(entry.categories()).containsExactly("Charts");
    assertThat(entry.language()).isEmpty();
  }

  @Test
  void aChannelDefinitionFileIsRead() throws Exception {
    Entry entry =
        onlyEntry(
            """
            <CHANNEL HREF="https://tides.example/" LASTMOD="2026-11-23T08:00-0000">
              <TITLE>Tides</TITLE>
              <ITEM HREF="https://tides.example/2026/chart" LASTMOD="2026-11-23T07:30Z">
                <TITLE>A new chart</TITLE>
                <ABSTRACT>It shows the strait.</ABSTRACT>
                <CATEGORY VALUE="Charts"/>
              </ITEM>
            </CHANNEL>
            """);

    assertThat(entry.url()).contains(URI.create("https://tides.example/2026/chart"));
    assertThat(entry.title()).isEqualTo("A new chart");
    assertThat(entry.summaryHtml()).isEqualTo("It shows the strait.");
    assertThat(entry.updated()).contains(Instant.parse("2026-11-23T07:30:00Z"));
    assertThat(entry.categories()).containsExactly("Charts");
  }

  @Test
  void anRdfFeedHoldsItsItemsBesideTheChannel() throws Exception {
    FeedDocument feed =
        parse(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                     xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://tides.example/"><title>Tides</title>
                <link>https://tides.example/</link></channel>
              <item rdf:about="https://tides.example/1"><title>One</title>
                <link>https://tides.example/1</link><dc:date>2026-11-20</dc:date></item>
              <item rdf:about="https://tides.example/2"><title>Two</title>
                <link>https://tides.example/2</link></item>
            </rdf:RDF>
            """);

    assertThat(feed.title()).isEqualTo("Tides");
    assertThat(feed.entries()).extracting(Entry::title).containsExactly("One", "Two");
    assertThat(feed.entries().get(0).id()).isEqualTo("https://tides.example/1");
    assertThat(feed.entries().get(0).published()).contains(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @Test
  void anAtomFeedResolvesItsAddressesAgainstTheNearestBase() throws Exception {
    FeedDocument feed =
        parse(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tides.example/blog/"
                  xml:lang="en">
              <title type="html">Tides &amp;mdash; daily</title>
              <link rel="self" href="feed.atom"/><link href="./"/>
              <author><name>The crew</name></author>
              <entry xml:base="2026/"><id>urn:x:1</id><title>High water</title>
                <link rel="alternate" href="high"/>
                <updated>2026-11-22T10:00:00.5Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
                  <p>It <em>rose</em>.</p></div></content>
              </entry>
            </feed>
            """);

    assertThat(feed.title()).isEqualTo("Tides \u2014 daily");
    assertThat(feed.link()).contains(URI.create("https://tides.example/blog/"));
    Entry entry = feed.entries().get(0);
    assertThat(entry.url()).contains(URI.create("https://tides.example/blog/2026/high"));
    assertThat(entry.author()).isEqualTo("The crew");
    assertThat(entry.language()).isEqualTo("en");
    assertThat(entry.published()).isEmpty();
    assertThat(entry.updated()).contains(Instant.parse("2026-11-22T10:00:00.5Z"));
    assertThat(entry.contentHtml()).contains("<em>rose</em>");
  }

  @Test
  void aJsonFeedIsReadAndItsAuthorsAreInherited() throws Exception {
    Entry entry =
        onlyEntry(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "language": "pt",
             "authors": [{"name": "Rui"}],
             "items": [{"id": 7, "url": "https://tides.example/7", "title": "Mar",
                        "content_text": "a < b", "date_published": "2026-11-21T00:00:00-03:00"}]}
            """);

    assertThat(entry.id()).isEqualTo("7");
    assertThat(entry.author()).isEqualTo("Rui");
    assertThat(entry.contentHtml()).contains("a &lt; b");
    assertThat(entry.published()).contains(Instant.parse("2026-11-21T03:00:00Z"));
    assertThat(entry.language()).isEqualTo("pt");
  }

  @Test
  void malformedXmlCostsNoMoreThanWhatIsBroken() throws Exception {
    FeedDocument feed =
        parse(
            """
            <rss version="2.0"><channel><title>Tides & currents</title>
            <item><title>Fish & chips &nbsp; &eacute;</title><link>https://tides.example/?a=1&b=2</link>
            <description><p>Unclosed <b>bold</description></item>
            <item><title>Second</title><link>https://tides.example/2</link>
            """);

    assertThat(feed.title()).isEqualTo("Tides & currents");
    assertThat(feed.entries()).extracting(Entry::title).contains("Fish & chips \u00e9", "Second");
    assertThat(feed.entries().get(0).url()).contains(URI.create("https://tides.example/?a=1&b=2"));
  }

  @Test
  void anEntityThatNamesAnotherOrAFileIsLeftAlone() throws Exception {
    Entry entry =
        onlyEntry(
            """
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
              <!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>T &b; &x;</title><link>https://tides.example/1</link></item>
            </channel></rss>
            """);

    assertThat(entry.title()).startsWith("T").doesNotContain("aaaa").doesNotContain("root:");
  }

  @Test
  void anEntityOfPlainTextIsExpandedUpToALimit() throws Exception {
    String long500 = "x".repeat(500);
    FeedDocument feed =
        parse(
            "<!DOCTYPE rss [<!ENTITY site \"tides.example\"><!ENTITY x \""
                + long500
                + "\">]><rss><channel><title>&site;</title><description>"
                + "&x;".repeat(10_000)
                + "</description></channel></rss>");

    assertThat(feed.title()).isEqualTo("tides.example");
  }

  @Test
  void theEncodingThatTheFeedDeclaresIsUsed() throws Exception {
    String xml =
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><title>Прилив</title>"
            + "</channel></rss>";

    FeedDocument feed =
        new FeedParser(10).parse(xml.getBytes(Charset.forName("windows-1251")), "text/xml", BASE);

    assertThat(feed.title()).isEqualTo("Прилив");
  }

  @Test
  void noMoreEntriesAreReadThanAllowed() throws Exception {
    String items = "<item><title>x</title></item>".repeat(40);

    FeedDocument feed =
        new FeedParser(7)
            .parse(
                ("<rss><channel>" + items + "</channel></rss>").getBytes(StandardCharsets.UTF_8),
                "",
                BASE);

    assertThat(feed.entries()).hasSize(7);
  }

  @Test
  void aFeedNestedWithoutEndIsReadOrRefusedAndNothingElseFails() throws Exception {
    String deep = "<a>".repeat(100_000);

    FeedDocument feed = parse("<rss><channel><title>Tides</title><item><title>One</title>" + deep);

    assertThat(feed.entries()).hasSize(1);
    assertThatThrownBy(() -> parse("{\"items\": " + "[".repeat(100_000)))
        .isInstanceOf(NotAFeedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Not found",
        "<!doctype html><html><body>Sign in</body></html>",
        "{\"a\": 1}",
        "{\"items\": [",
        "<svg/>"
      })
  void whatIsNoFeedIsToldSo(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(NotAFeedException.class);
  }

  private static Entry onlyEntry(String text) throws NotAFeedException {
    FeedDocument feed = parse(text);
    assertThat(feed.entries()).hasSize(1);
    return feed.entries().get(0);
  }

  private static FeedDocument parse(String text) throws NotAFeedException {
    return new FeedParser(100).parse(text.getBytes(StandardCharsets.UTF_8), "", BASE);
  }
}
