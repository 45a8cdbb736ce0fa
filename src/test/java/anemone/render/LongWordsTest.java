package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongWordsTest {

  @ParameterizedTest
  @CsvSource({
    "de, Donaudampfschifffahrtsgesellschaft, Donau|dampf|schiff|fahrts|ge|sell|schaft",
    "de-CH, Kraftfahrzeughaftpflichtversicherung, Kraft|fahr|zeug|haft|pflicht|ver|si|che|rung",
    "en, counterrevolutionaries, coun|ter|rev|o|lu|tion|ar|ies",
    "fr, anticonstitutionnellement, anti|cons|ti|tu|tion|nel|le|ment",
    "es, electroencefalografista, elec|tro|en|ce|fa|lo|gra|fis|ta"
  })
  void aLongWordMayBreakBetweenItsSyllables(String language, String word, String syllables) {
    String text = inline("<p lang=" + language + ">" + word + "</p>").expectFirst("p").wholeText();

    assertThat(text.replace("\u00AD", "")).isEqualTo(word);
    assertThat(text).contains("\u00AD");
    assertThat(text.split("\u00AD", -1))
        .as("parts of whole syllables")
        .allMatch(part -> isMadeOf(part, syllables.split("\\|", -1)));
  }

  @Test
  void shortWordsAndTheHiddenLineStayAsTheyAre() {
    Document page =
        inline("<div style='display:none'>Donaudampfschifffahrt</div><p lang=de>Schifffahrt</p>");

    assertThat(page.wholeText()).doesNotContain("\u00AD", "\u200B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a/very/long/address/whose-words-have-no-space/anywhere.html",
        "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Ωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωωω",
        "x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301x\u0301"
      })
  void whatIsNoWordMayBreakAfter24Characters(String text) {
    String soft = inline("<p lang=en>" + text + "</p>").expectFirst("p").wholeText();

    assertThat(soft.replaceAll("[\u00AD\u200B]", "")).isEqualTo(text);
    assertThat(Arrays.stream(soft.split("[\u00AD\u200B]", -1)))
        .allMatch(part -> part.length() <= 30 && !part.startsWith("\u0301"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "ja", "th"})
  void scriptsThatJoinOrNeedNoSpacesAreLeftAlone(String language) {
    String text =
        Map.of("ar", "ا".repeat(40), "ja", "海".repeat(40), "th", "ก".repeat(40))
            .getOrDefault(language, "");

    assertThat(inline("<p lang=" + language + ">" + text + "</p>").wholeText()).contains(text);
  }

  private static boolean isMadeOf(String part, String[] syllables) {
    for (int from = 0; from < syllables.length; from++) {
      StringBuilder whole = new StringBuilder();
      for (int to = from; to < syllables.length; to++) {
        whole.append(syllables[to]);
        if (whole.toString().equals(part)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Document inline(String body) {
    return Jsoup.parse(
        new Css(new Design(Map.of())).inline("page", "<head></head><body>" + body + "</body>"));
  }
}
