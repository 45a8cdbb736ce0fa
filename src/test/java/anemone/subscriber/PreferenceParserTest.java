package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceParserTest {

  @ParameterizedTest
  @CsvSource({
    "Europe/Berln, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "Berlin, Europe/Berlin",
    "new york, America/New_York",
    "utc, UTC",
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
        .isEqualTo("; it may be stories, fewest, window");
  }
}
