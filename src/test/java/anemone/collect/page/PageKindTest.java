package anemone.collect.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageKindTest {

  private static final String PROSE =
      "<p>" + "The pilot boats of Elsin stay in port until the fog lifts. ".repeat(6);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Page not found",
        "404 | Elsin Gazette",
        "Seite nicht gefunden – Elsin",
        "Page introuvable",
        "Just a moment...",
        "Before you continue",
        "Access denied",
        "Log in"
      })
  void aNoticeIsNoArticle(String title) {
    assertThat(kind("<title>" + title + "</title><h1>" + title + "</h1><p>Try the search."))
        .isEqualTo(PageKind.NOTICE);
  }

  @Test
  void anArticleAboutAMissingPageIsNoNotice() {
    assertThat(
            kind(
                "<title>404: a short history</title><article><h1>404: a short history</h1>"
                    + PROSE.repeat(5)))
        .isEqualTo(PageKind.ARTICLE);
  }

  @Test
  void aListOfExcerptsIsAListing() {
    String card = "<article><h2><a href='/ice'>Ice gets cheaper</a></h2><p>" + PROSE + "</article>";

    assertThat(kind("<main><h1>Market</h1>" + card.repeat(3))).isEqualTo(PageKind.LISTING);
    assertThat(
            kind(
                "<main><h1>Posts</h1><ul>"
                    + "<li><time>2026-11-20</time> <a href='/a'>Fog over Elsin</a>".repeat(3)))
        .isEqualTo(PageKind.LISTING);
  }

  @Test
  void aShortArticleWithCardsOfOthersIsAnArticle() {
    assertThat(
            kind(
                "<article><h1>Ice gets cheaper</h1><p>Ice costs 11 cents a kilogram.</article>"
                    + "<h2>More</h2>"
                    + "<article><h3><a href='/fog'>Fog over Elsin</a></h3><p>It stays.</article>"))
        .isEqualTo(PageKind.ARTICLE);
  }

  @Test
  void theListsOfASidebarMakeNoListingOfAShortArticle() {
    assertThat(
            kind(
                "<div class=entry><div class=title>Ice gets cheaper</div><p>It costs 11 cents.</p>"
                    + "</div><div id=sidebar><h2>Archive</h2><ul>"
                    + "<li><a href='/2026/11/'>November (7)</a>".repeat(4)
                    + "</ul></div>"))
        .isEqualTo(PageKind.OTHER);
  }

  @Test
  void aStandingPageThatIsMarkedUpLikeAnEntryIsNoArticle() {
    assertThat(kind("<article class='post-2 page type-page hentry'><h1>The harbour</h1>" + PROSE))
        .isEqualTo(PageKind.OTHER);
  }

  @Test
  void aHeadlineThatLinksToItsOwnPageIsAnArticle() {
    assertThat(
            kind(
                "<header><h1><a href='/'>Gazette</a></h1></header><section>"
                    + "<h2 class=entry-title><a href='/page'>Ice</a></h2>"
                    + PROSE))
        .isEqualTo(PageKind.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/tag/ice/",
        "/category/market/page/2",
        "/author/ines/",
        "/page/3/",
        "/2026/11/",
        "/archives/2026/",
        "/schlagwort/eis",
        "/?cat=4"
      })
  void anAddressOfAListingIsKnownWithoutAVisit(String path) {
    assertThat(PageKind.isListing(URI.create("https://elsin.example" + path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/ice.html", "/2026/11/20/ice/", "/archives/1234", "/?p=12", "/news/market/ice"})
  void anAddressOfAnArticleIsNoListing(String path) {
    assertThat(PageKind.isListing(URI.create("https://elsin.example" + path))).isFalse();
  }

  private static PageKind kind(String html) {
    return PageKind.of(Jsoup.parse(html, "https://elsin.example/page"));
  }
}
