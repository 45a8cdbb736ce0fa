package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.fixture.StorylineEdition;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Storylines as mails show them. */
class StorylinesInMailTest {

  private static final Edition EDITION = StorylineEdition.of("en", "de");

  @ParameterizedTest
  @CsvSource({
    "en, Update, 'Earlier, Friday:', More on this",
    "de, Update, 'Zuvor, Freitag:', Mehr dazu",
    "fr, Mise à jour, 'Précédemment, vendredi :', Sur le même sujet",
    "es, Actualización, 'Anteriormente, viernes:', Más sobre esto",
    "ar, تحديث, 'سابقًا، الجمعة:', المزيد حول هذا الخبر",
    "ja, 続報, これまでの記事（金曜日）：, 関連ニュース"
  })
  void bothPartsSayWhatWasToldAndWhatElseThereIs(
      String language, String update, String earlier, String more) {
    Message mail = message(EDITION, EditionFixture.design(), language);

    for (String part : new String[] {Jsoup.parse(mail.html()).text(), mail.text()}) {
      assertThat(part).contains(update, earlier, more);
      assertThat(words(part)).contains(EDITION.told().stream().map(b -> words(b.title())).toList());
    }
  }

  @Test
  void theFirstStoryBeneathHasItsGistAndTheOthersHaveNone() {
    Bite storyline = EDITION.lead();
    String page = Jsoup.parse(message(EDITION, EditionFixture.design(), "en").html()).text();

    assertThat(storyline.more()).hasSize(2);
    assertThat(page).contains(storyline.more().get(0).gist().get(0).text());
    assertThat(page).doesNotContain(storyline.more().get(1).gist().get(0).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest.html.ftlh", "digest.txt.ftl"})
  void aTemplateWithoutStorylinesStillShowsEveryStory(String file) {
    Map<String, String> files = new TreeMap<>(EditionFixture.design().files());
    files.put(
        "parts/storyline.ftlh",
        "<#macro updated story></#macro><#macro before story></#macro>"
            + "<#macro beneath story headed=true></#macro>");
    files.put(
        "digest.txt.ftl",
        files.getOrDefault("digest.txt.ftl", "").replace("<@storyline story=story/>", ""));
    Message mail = message(EDITION, new Design(files), "en");

    String part = file.endsWith("txt.ftl") ? mail.text() : Jsoup.parse(mail.html()).text();
    assertThat(part).doesNotContain("More on this");
    assertThat(words(part)).contains(EDITION.told().stream().map(b -> words(b.title())).toList());
  }

  @Test
  void aSubjectThatAnEarlierEditionHadGetsTheDay() {
    assertThat(SubjectLine.dated("Morning briefing", "Nov 23"))
        .isEqualTo("Morning briefing · Nov 23");
    assertThat(SubjectLine.dated("word ".repeat(30), "Nov 23"))
        .endsWith("… · Nov 23")
        .hasSizeLessThan(71);
  }

  private static String words(String text) {
    return text.replaceAll("[\\s\\u00a0\\u2066-\\u2069\\u200f]+", "");
  }

  private static Message message(Edition edition, Design design, String language) {
    return new Renderer(
            new Proof(edition, design, EditionFixture.letterhead()), EditionFixture.links(), 1)
        .render(EditionFixture.subscriber("ada@reader.example.com", language), ArticleFixture.NOW)
        .orElseThrow();
  }
}
