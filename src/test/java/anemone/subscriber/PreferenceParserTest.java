package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceParserTest {

  @ParameterizedTest
  @CsvSource({
    "Europe/Berln, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "Berlin, Europe/Berlin",
    "new york, America/New_York",
    "utc, UTC",
    "EST, America/New_York",
    "PST, America/Los_Angeles",
    "Z, UTC",
    "GMT+1, Etc/GMT-1",
    "UTC-05:00, Etc/GMT+5",
    "+02:00, Etc/GMT-2",
  })
  void aZoneThatIsNoneGetsTheNearest(String written, String meant) {
    assertThat(PreferenceParser.zone(written)).isInstanceOf(Checked.Bad.class);
    assertThat(((Checked.Bad<?>) PreferenceParser.zone(written)).reason())
        .endsWith("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"german, de", "en_US, en-US", "Japanese, ja"})
  void aLanguageThatIsNoTagGetsTheTag(String written, String meant) {
    assertThat(PreferenceParser.language(written)).isInstanceOf(Checked.Bad.class);
    assertThat(((Checked.Bad<?>) PreferenceParser.language(written)).reason())
        .endsWith("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"en", "pt-BR", "zh-Hant-TW", "gsw"})
  void languagesAreTags(String tag) {
    assertThat(PreferenceParser.language(tag).value()).map(l -> l.toLanguageTag()).hasValue(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CST", "IST", "XYZ", "GMT+5:30", "UTC+15", "XST", "", "Mars/Base"})
  void aZoneOfWhichTheOffsetIsNotKnownGetsNoSuggestion(String written) {
    assertThat(((Checked.Bad<?>) PreferenceParser.zone(written)).reason())
        .endsWith("; must be a name such as Europe/Berlin or UTC");
  }

  @Test
  void anOffsetIsNoZone() {
    assertThat(PreferenceParser.zone("+02:00").value()).isEmpty();
  }

  @Test
  void aWordIsNearWhenAThirdOfItsLettersDifferAtMost() {
    List<String> allowed = List.of("stories", "fewest", "window");

    assertThat(DidYouMean.nearest("stores", allowed)).hasValue("stories");
    assertThat(DidYouMean.nearest("WIDNOW", allowed)).hasValue("window");
    assertThat(DidYouMean.nearest("subject", allowed)).isEmpty();
    assertThat(DidYouMean.hint("subject", allowed))
        .isEqualTo("; must be one of stories, fewest, window");
  }
}
