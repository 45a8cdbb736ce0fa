package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailGallery;
import anemone.fixture.MailGallery.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TailTest {

  private static final String ARCHIVE = "https://tidepool.example.org/archive";

  @ParameterizedTest
  @MethodSource("everyThemeAndBothDirections")
  void whatDoesNotFitIsLinkedAndTheFooterIsStillShown(Theme theme, String language) {
    Message message = MailGallery.message(theme, language, Kind.LONG);
    Document page = Jsoup.parse(message.html());

    assertThat(page.select("a[href=" + ARCHIVE + "]"))
        .as("below the stories and in the foot")
        .hasSize(2);
    assertThat(page.select("a")).allMatch(a -> a.attr("style").contains("color:"));
    assertThat(message.text()).contains("\n" + ARCHIVE + "\n");
    assertThat(page.select("a[href*=leave]")).hasSize(1);
    assertThat(SizeFit.encoded(message.html())).isBetween(60_000, 100_000);
  }

  @Test
  void anEditionThatFitsHasNoTail() {
    Message message = MailGallery.message(Theme.DEFAULT, "en", Kind.USUAL);

    assertThat(message.html()).doesNotContain("Read on in the archive");
    assertThat(message.text()).doesNotContain("Read on in the archive");
  }

  @ParameterizedTest
  @MethodSource("everyThemeAndLanguage")
  void theFootLeadsToAllEditionsAndAStrangerToTheSignUpForm(Theme theme, String language) {
    Message message = MailGallery.message(theme, language, Kind.USUAL);
    Document page = Jsoup.parse(message.html());

    assertThat(page.select(".foot-link, a").eachAttr("href"))
        .contains(ARCHIVE, "https://tidepool.example.org/mail/")
        .anyMatch(link -> link.matches("https://tidepool.example.org/mail/view/daily/.+/.+"));
    assertThat(message.text())
        .contains("\n" + ARCHIVE + "\n", "\nhttps://tidepool.example.org/mail/\n")
        .contains("\nhttps://tidepool.example.org/mail/view/daily/");
  }

  @Test
  void withoutArchiveAndSignUpTheFootHasNoSuchLines() {
    Message message =
        new Renderer(
                new Proof(
                    EditionFixture.edition("en"),
                    EditionFixture.design(),
                    EditionFixture.letterhead()),
                EditionFixture.links(),
                1)
            .render(EditionFixture.subscriber("ada@example.org", "en"), ArticleFixture.NOW)
            .orElseThrow();

    assertThat(message.text() + message.html())
        .doesNotContain("All editions", "forward this", "View in browser");
  }

  @Test
  void mailProgramsAreToldWhereTheArchiveIs() {
    assertThat(MailGallery.message(Theme.DEFAULT, "en", Kind.USUAL).headers())
        .contains(new Message.Header("List-Archive", "<" + ARCHIVE + ">"));
  }

  /** A mail of this length takes a second or two. */
  static Stream<Arguments> everyThemeAndBothDirections() {
    return everyThemeAndLanguage()
        .filter(
            row ->
                row.get()[1].equals("en")
                    || (row.get()[0].equals(Theme.DEFAULT) && row.get()[1].equals("ar")));
  }

  static Stream<Arguments> everyThemeAndLanguage() {
    List<String> languages = MailGallery.LANGUAGES;
    return Theme.shipped().stream()
        .flatMap(theme -> languages.stream().map(language -> Arguments.of(theme, language)));
  }
}
