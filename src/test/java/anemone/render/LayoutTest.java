package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Edition;
import anemone.edition.EditionWords;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailGallery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

  private static final Block QUOTE =
      new Block(Block.Kind.QUOTE, "", "Ines Marbach", "A chart is a rumour with a scale.", "");

  @Test
  void theBestStoryLeadsUnderTheNameOfItsTopicAndTheOthersFollowInTwoSizes() {
    Message mail = mail(sized(3), "en", EditionFixture.letterhead());
    Document page = Jsoup.parse(mail.html());

    assertThat(mail.subject()).startsWith("Port Elsin votes");
    assertThat(page.select("h2").eachText())
        .startsWith("Port Elsin votes to give its old ferry terminal back to the tide");
    assertThat(page.expectFirst("h2").previousElementSiblings().eachText())
        .first()
        .asString()
        .startsWith("Sea");
    assertThat(page.select("h3")).hasSize(2);
    assertThat(page.select("h2").eachText()).endsWith("Also today");
    assertThat(mail.text()).contains("\nAlso today\n----------\n");
  }

  @Test
  void thePreheaderNamesTheNextTwoStories() {
    Edition edition = sized(3);

    assertThat(
            Jsoup.parse(mail(edition, "en", EditionFixture.letterhead()).html())
                .body()
                .child(0)
                .text())
        .contains(edition.best().get(1).title())
        .contains(edition.best().get(2).title().substring(0, 12));
  }

  @Test
  void theContentsListNamesOneStoryASectionButNotTheLead() {
    Message mail = mail(sized(100), "en", EditionFixture.letterhead());
    Element brief = Jsoup.parse(mail.html()).expectFirst("td:has(> h2:contains(In brief))");

    assertThat(brief.select("p").eachText())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("Sea"))
        .anyMatch(line -> line.startsWith("Science"))
        .noneMatch(line -> line.contains("Port Elsin votes"));
    assertThat(mail.text()).contains("\nIn brief\n--------\n\n* Sea · Cable ship finds");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Read at Harbour Post",
    "de, Weiterlesen bei Hafenblatt",
    "ja, で読む",
    "ar, اقرأ في"
  })
  void aStoryEndsWithTheWayToTheWholeArticle(String language, String words) {
    Document page =
        Jsoup.parse(
            mail(EditionFixture.edition(language), language, EditionFixture.letterhead()).html());

    assertThat(page.select("p > a").eachText().stream().map(t -> t.replace('\u00A0', ' ')))
        .anyMatch(text -> text.contains(words));
  }

  @Test
  void theMinutesAreThoseThatTheMailTakes() {
    assertThat(mail(EditionFixture.edition("en"), "en", EditionFixture.letterhead()).text())
        .contains("6 stories, 1 min");
  }

  @Test
  void theFooterNamesATopicByItsTitleAlsoOnADayWithoutAStoryOnIt() {
    Letterhead letterhead =
        EditionFixture.letterhead(Map.of("sea", "The sea", "law", "Law & order"), List.of());
    Message mail =
        new Renderer(
                new Proof(EditionFixture.edition("en"), EditionFixture.design(), letterhead),
                EditionFixture.links(),
                1)
            .render(
                EditionFixture.subscriber("ada@reader.example.com", "en", "sea", "law"),
                ArticleFixture.NOW)
            .orElseThrow();

    assertThat(mail.text().replace('\n', ' ')).contains("(daily, Law & order and The sea)");
  }

  @Test
  void aBlockHasALabelInTheReadersLanguageUnlessTheEditorGivesOne() {
    Letterhead german = EditionFixture.letterhead(Map.of(), List.of(QUOTE));
    Letterhead own =
        EditionFixture.letterhead(
            Map.of(),
            List.of(
                new Block(
                    Block.Kind.SPONSOR,
                    "Sponsored by <Kelp>",
                    "Sails",
                    "Mended.",
                    "https://kelp.example.com")));

    assertThat(mail(EditionFixture.edition("de"), "de", german).text())
        .contains("\nZitat des Tages\n---------------\n\nA chart is a rumour")
        .contains("\nInes Marbach\n");
    Document page = Jsoup.parse(mail(EditionFixture.edition("en"), "en", own).html());
    assertThat(page.text()).contains("Sponsored by <Kelp> Sails Mended.");
    assertThat(page.select("a[href=https://kelp.example.com]").text()).isEqualTo("Sails");
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void aSectionsOwnColourCanBeReadByDayAndByNight(Theme theme) {
    Look look =
        new Look(
            theme, Images.NONE, Optional.empty(), Map.of("science", "#ffe066", "work", "navy"));
    Document page =
        Jsoup.parse(MailGallery.message(EditionFixture.edition("en"), look, "en").html());

    Colour science = colour(page.expectFirst("h2:contains(Science)"));
    assertThat(science.contrast(Colour.WHITE)).isGreaterThan(4.5);
    assertThat(page.select("style").outerHtml()).contains("accent-work");
    assertThat(page.expectFirst("h2:contains(Work)").attr("style")).contains("color:#000080");
  }

  @Test
  void aStoryFromRightToLeftStandsSoWhateverItsFirstLetterIs() {
    Edition edition =
        EditionFixture.edition(
            Map.of(
                "sea",
                List.of(
                    EditionFixture.edition("en").lead(),
                    EditionFixture.bite(
                        EditionFixture.article(
                            "he", "iPhone 17: הדור החדש מגיע", "אפל הציגה אתמול."),
                        1,
                        "אפל הציגה אתמול."))));
    Message mail = mail(edition, "en", EditionFixture.letterhead());
    Element story = Jsoup.parse(mail.html()).expectFirst("td[lang=he]");

    assertThat(story.attr("dir")).isEqualTo("rtl");
    assertThat(story.attr("align")).isEqualTo("right");
    assertThat(story.attr("style")).contains("direction:rtl").contains("text-align:right");
    assertThat(mail.text()).contains("\n\u2067iPhone 17: הדור החדש מגיע\u2069\n");
  }

  @Test
  void aNameOfTheOtherDirectionIsIsolatedByCharactersAndBySpans() {
    Message mail = mail(EditionFixture.edition("en"), "ar", EditionFixture.letterhead());
    Document page = Jsoup.parse(mail.html());

    assertThat(page.select("bdi")).isEmpty();
    assertThat(page.select("a > span[dir=ltr]").eachText())
        .anyMatch(text -> text.replace('\u00A0', ' ').equals("\u2066Harbour Post\u2069"));
    assertThat(mail.text()).contains("\u2066Harbour Post\u2069 · ");
    assertThat(mail.subject()).doesNotContain("\u2066");
  }

  private static Colour colour(Element element) {
    return Colour.parse(element.attr("style").replaceAll(".*[;^]?color:([^;]+).*", "$1"))
        .orElseThrow();
  }

  private static Edition sized(int gists) {
    Edition all = EditionFixture.edition("en");
    return new Edition(
        all.slot(),
        all.number(),
        all.composed(),
        EditionWords.NONE,
        Optional.empty(),
        gists,
        all.sections(),
        Map.of());
  }

  private static Message mail(Edition edition, String language, Letterhead letterhead) {
    return new Renderer(
            new Proof(edition, EditionFixture.design(), letterhead), EditionFixture.links(), 1)
        .render(EditionFixture.subscriber("ada@reader.example.com", language), ArticleFixture.NOW)
        .orElseThrow();
  }
}
