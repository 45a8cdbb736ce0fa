package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.fixture.ArticleFixture;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static final List<String> SENTENCES = List.of("edition", "extent", "more");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 1 | 1 story, 4 min",
        "en | 5 | 5 stories, 4 min",
        "de | 1 | 1 Meldung, 4 Min.",
        "ar | 2 | خبران، 4 دقائق",
        "ar | 5 | 5 أخبار، 4 دقائق",
        "ja | 5 | 5本・約4分"
      })
  void countsAgreeWithTheirWords(String language, int stories, String expected) {
    assertThat(words(language).say("extent", Map.of("stories", stories, "minutes", 4)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en    | Monday, November 23, 2026",
        "en-GB | Monday, 23 November 2026",
        "de    | Montag, 23. November 2026",
        "fr    | lundi 23 novembre 2026",
        "ja    | 2026年11月23日(月曜日)"
      })
  void aDayIsWrittenAsTheReaderWritesIt(String language, String expected) {
    assertThat(words(language).fullDay(ArticleFixture.NOW, ZoneId.of("UTC"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "ar", "ja"})
  void everySentenceExistsInEveryLanguage(String language) {
    Words words = words(language);
    Map<String, Object> values =
        Map.of("number", 3, "stories", 3, "minutes", 3, "count", 3, "name", "N", "topics", "T");

    assertThat(words.locale().getLanguage()).isEqualTo(language);
    assertThat(words.labels("daily").values()).noneMatch(String::isBlank);
    assertThat(SENTENCES).allMatch(s -> words.say(s, values).contains("3"));
    for (String cadence : List.of("daily", "weekdays", "weekly", "monthly")) {
      assertThat(
              words.say(
                  "why", Map.of("name", "N", "cadence", cadence, "all", "true", "topics", "T")))
          .contains("N")
          .doesNotContain("{")
          .isNotEqualTo(
              words.say("why", Map.of("name", "N", "cadence", "x", "all", "false", "topics", "T")));
    }
  }

  @Test
  void topicsAreListedWithTheLanguagesOwnAnd() {
    assertThat(words("de").list(List.of("Meer", "Arbeit"))).isEqualTo("Meer und Arbeit");
  }

  private static Words words(String language) {
    return Words.in(Locale.forLanguageTag(language));
  }

  @Test
  void aFileOfTheDesignAddsALanguageAndAWord() {
    Design design =
        new Design(
            Map.of(
                "words/nl.properties", "inBrief = In het kort\nmore = {count} meer\ntip = Tip",
                "words/en.properties", "tip = Our tip\nupdate = News"));

    Words dutch = Words.in(Locale.forLanguageTag("nl-BE"), design);

    assertThat(dutch.locale()).isEqualTo(Locale.forLanguageTag("nl-BE"));
    assertThat(dutch.labels("daily"))
        .containsEntry("inBrief", "In het kort")
        .containsEntry("tip", "Tip")
        .containsEntry("update", "News")
        .containsEntry("alsoAt", "Also at");
    assertThat(dutch.say("more", Map.of("count", 3))).isEqualTo("3 meer");
    assertThat(Words.in(Locale.GERMAN, design).labels("daily"))
        .containsEntry("tip", "Our tip")
        .containsEntry("update", "Update");
  }

  @Test
  void aMessageWithABrokenBraceIsNamedWithItsLine() {
    Design design = new Design(Map.of("words/nl.properties", "# Dutch\n\nmore = {count meer"));

    assertThatThrownBy(() -> Words.in(Locale.forLanguageTag("nl"), design))
        .hasMessageStartingWith("words/nl.properties:3: more is not a message of ICU");
  }
}
