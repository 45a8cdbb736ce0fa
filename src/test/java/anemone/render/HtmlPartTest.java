package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Story;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlPartTest {

  @ParameterizedTest
  @CsvSource({
    "en, ltr, In brief, No. 12",
    "de, ltr, Auf einen Blick, Nr. 12",
    "fr, ltr, L’essentiel, Nº 12",
    "es, ltr, De un vistazo, N.º 12",
    "ar, rtl, في سطور, العدد 12",
    "ja, ltr, 主な見出し, 第12号",
    "de-CH, ltr, Auf einen Blick, Nr. 12"
  })
  void aReaderFindsTheWordsAroundTheStoriesInTheirLanguage(
      String language, String direction, String brief, String number) {
    String own = Locale.forLanguageTag(language).getLanguage();
    Document page = page(EditionFixture.edition(own), language);

    Element html = page.expectFirst("html");
    Element main = page.expectFirst("body > main > div[lang]");
    assertThat(List.of(html.attr("lang"), main.attr("lang"))).containsOnly(language);
    assertThat(List.of(html.attr("dir"), main.attr("dir"))).containsOnly(direction);
    assertThat(page.select("h2").eachText()).element(1).isEqualTo(brief);
    assertThat(page.text()).contains(number);
    assertThat(page.select("[lang]:not([lang=" + language + "])")).isEmpty();
    assertThat(page.select("td[align=" + (direction.equals("rtl") ? "left" : "right") + "]"))
        .isEmpty();
  }

  @Test
  void aLanguageWithoutWordsOfItsOwnFallsBackToEnglish() {
    assertThat(page(EditionFixture.edition("en"), "sv").expectFirst("html").attr("lang"))
        .isEqualTo("en");
  }

  @Test
  void headingsGoDownInOrder() {
    List<Integer> levels =
        page(EditionFixture.edition("en"), "en").select("h1, h2, h3, h4").stream()
            .map(h -> h.tagName().charAt(1) - '0')
            .toList();

    assertThat(levels).startsWith(1, 2, 2, 2, 3).containsOnlyOnce(1).endsWith(2, 3);
  }

  @Test
  void theFirstThingInTheBodyIsAHiddenLineThatAddsToTheSubject() {
    Document page = page(EditionFixture.edition("en"), "en");
    Element first = page.body().child(0);

    assertThat(first.attr("style")).contains("display:none").contains("mso-hide:all");
    assertThat(first.text()).hasSizeBetween(40, 110).isNotEqualTo(page.title());
    assertThat(first.text()).startsWith("Cable ship finds a reef");
  }

  @Test
  void aStoryInAnotherLanguageSaysSo() {
    Document page = page(EditionFixture.edition("en", "ar"), "en");

    assertThat(page.select("td[lang=ar]:has(h3)"))
        .isNotEmpty()
        .allMatch(td -> td.attr("dir").equals("rtl") && td.attr("align").equals("right"))
        .allMatch(td -> td.attr("style").contains("direction:rtl;text-align:right"))
        .allMatch(td -> td.select("p[dir=ltr][lang=en]").size() > 0);
    assertThat(page.select("td:has(h3):not([lang])"))
        .isNotEmpty()
        .noneMatch(td -> td.hasAttr("dir"));
  }

  @Test
  void anArticleFromAFolderHasATitleWithoutALink() {
    Article written = EditionFixture.article("en", "A note from the quay", "It was quiet.");
    Article unlinked =
        new Article(
            written.id(),
            written.source(),
            written.topics(),
            Optional.empty(),
            written.title(),
            "",
            "",
            Optional.empty(),
            "en",
            written.text(),
            Optional.empty(),
            ArticleFixture.NOW);
    Document page =
        page(
            EditionFixture.edition(
                Map.of("sea", List.of(EditionFixture.bite(unlinked, 1, "It was quiet.")))),
            "en");

    assertThat(page.expectFirst("h2").text()).isEqualTo("A note from the quay");
    assertThat(page.select("h2 a")).isEmpty();
    assertThat(page.text()).contains("Harbour Post").doesNotContain("Read at");
    assertThat(page.title()).isEqualTo("A note from the quay");
  }

  @Test
  void otherPlacesOfAStoryAreNamedAndLinked() {
    Edition edition = EditionFixture.edition("en");
    Bite top = edition.lead();
    Article other = edition.bites().get(1).story().lead();
    Bite told =
        new Bite(
            new Story(top.story().lead(), List.of(other)),
            top.title(),
            top.gist(),
            "",
            List.of(),
            "",
            3,
            1);
    Document page = page(EditionFixture.edition(Map.of("sea", List.of(told))), "en");

    assertThat(page.text()).contains("Also at Deep Current");
    assertThat(page.select("a:contains(Deep Current)").attr("href"))
        .isEqualTo(other.url().orElseThrow().toString());
  }

  @Test
  void theLayoutStandsWithoutAStyleSheetAndTheFooterWithoutAnArticle() {
    Document page = page(EditionFixture.edition("en"), "en");
    page.select("style").remove();

    assertThat(page.select("link")).isEmpty();
    assertThat(page.select("h3")).allMatch(h -> h.attr("style").contains("font-size:"));
    assertThat(page.outerHtml()).doesNotContain("var(").doesNotContain("rgb(");
    assertThat(page.text()).contains("Unsubscribe", "2100 Port Elsin", "subscribed to Tidepool");
    assertThat(page.select("a[href]")).allMatch(a -> a.attr("href").startsWith("https://"));
    assertThat(page.select("table")).allMatch(t -> t.attr("role").equals("presentation"));
  }

  @ParameterizedTest
  @CsvSource({"en, did not fit here", "ja, ほかに", "ar, لم يتسع"})
  void fourHundredStoriesAreShortenedToWhatMailboxesShow(String language, String more) {
    List<Bite> bites = new ArrayList<>();
    List<Bite> few = EditionFixture.edition(language).bites();
    IntStream.range(0, 400).forEach(i -> bites.add(few.get(i % few.size())));
    Message message = message(EditionFixture.edition(Map.of("sea", bites)), language);
    Document page = Jsoup.parse(message.html());

    int shown = page.select("h3, p[class=headline]").size();
    assertThat(SizeFit.encoded(message.html())).isBetween(60_000, 100_000);
    assertThat(shown).isBetween(20, 399);
    assertThat(page.text()).contains(more);
    assertThat(page.select("a[href*=leave]")).hasSize(1);
    assertThat(message.text()).contains("leave?");
  }

  private static Document page(Edition edition, String language) {
    return Jsoup.parse(message(edition, language).html());
  }

  private static Message message(Edition edition, String language) {
    Proof proof = new Proof(edition, EditionFixture.design(), EditionFixture.letterhead());
    return new Renderer(proof, EditionFixture.links(), 2)
        .render(EditionFixture.subscriber("ada@reader.example.com", language), ArticleFixture.NOW)
        .orElseThrow();
  }
}
