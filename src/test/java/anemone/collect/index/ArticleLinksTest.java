package anemone.collect.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ArticleLinksTest {

  private static final String FRONT_PAGE =
      """
      <html><body>
        <nav><a href="/news">News from everywhere in the harbour towns</a><a href="/sport">Sport</a></nav>
        <main>
          <div class="lead"><h2><a href="/2026/11/pilot-boats?x=1#top">Pilot boats stay in port as fog closes the strait</a></h2></div>
          <ul class="list">
            <li class="item"><a class="t" href="/2026/11/eelgrass">Eelgrass returns to the inner bay after nine years</a>
              <a class="tag" href="/topic/sea">Sea</a></li>
            <li class="item"><a class="t" href="/2026/11/tram">Night trams will run to the ferry terminal from March</a>
              <a class="tag" href="/topic/city">City</a></li>
            <li class="item"><a class="t" href="https://www.harbour.example.org/2026/11/clock">The clock that the tide winds is ticking again</a>
              <a class="tag" href="/topic/city">City</a></li>
          </ul>
          <a class="ad" href="https://shop.example.com/offer">A very long advertisement for something you do not need</a>
        </main>
        <footer><a href="/imprint">Imprint, privacy and everything lawyers like</a></footer>
      </body></html>
      """;

  @Test
  void theHeadlinesOfAFrontPageAreItsArticles() {
    assertThat(ArticleLinks.find(page(FRONT_PAGE), 50))
        .extracting(URI::getPath)
        .containsExactly(
            "/2026/11/pilot-boats", "/2026/11/eelgrass", "/2026/11/tram", "/2026/11/clock");
  }

  @Test
  void aShortHeadlineIsFoundThoughEachItemHasClassesOfItsOwn() {
    Document page =
        page(
            "<ul><li class='item post-9 town'><h2><a href='/pier'>The pier closes for a month while"
                + " divers clean its pillars</a></h2><li class='item post-8 code'><h2><a"
                + " href='/lock'>How the tide clock on the lock house computes the next high"
                + " water</a></h2><li class='item post-7 market'><h2><a href='/ice'>Ice gets"
                + " cheaper</a></h2></ul>");

    assertThat(ArticleLinks.find(page, 50))
        .extracting(URI::getPath)
        .containsExactly("/pier", "/lock", "/ice");
  }

  @Test
  void anAddressIsNamedOnceAndWithoutItsFragment() {
    Document page =
        page(
            "<div><a href='/a#one'>The first and the only story of this page</a></div>"
                + "<div><a href='/a#two'>The first and the only story of this page</a></div>");

    assertThat(ArticleLinks.find(page, 50))
        .extracting(URI::toString)
        .containsExactly("https://harbour.example.org/a");
  }

  @Test
  void aSelectorPicksLinksOrWhatHoldsThem() {
    assertThat(ArticleLinks.select(page(FRONT_PAGE), "li.item a.t", 50)).hasSize(3);
    assertThat(ArticleLinks.select(page(FRONT_PAGE), ".lead", 50)).hasSize(1);
    assertThat(ArticleLinks.select(page(FRONT_PAGE), ".absent", 50)).isEmpty();
  }

  @Test
  void aSelectorThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> ArticleLinks.select(page(FRONT_PAGE), "li[", 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("li[");
  }

  @Test
  void aPageWithoutHeadlinesHasNoArticles() {
    assertThat(ArticleLinks.find(page("<a href='/a'>More</a><a href='/b'>Next</a>"), 50)).isEmpty();
  }

  private static Document page(String html) {
    return Jsoup.parse(html, "https://harbour.example.org/");
  }
}
