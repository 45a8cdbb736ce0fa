package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoicesTest {

  @ParameterizedTest
  @CsvSource({
    "Europe/Berln, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "Berlin, Europe/Berlin",
    "new york, America/New_York",
    "utc, UTC",
  })
  void aZoneThatIsNoneGetsTheNearest(String written, String meant) {
    assertThat(Choices.zone(written)).isInstanceOf(Checked.Bad.class);
    assertThat(((Checked.Bad<?>) Choices.zone(written)).reason())
        .endsWith("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"german, de", "en_US, en-US", "Japanese, ja"})
  void aLanguageThatIsNoTagGetsTheTag(String written, String meant) {
    assertThat(Choices.language(written)).isInstanceOf(Checked.Bad.class);
    assertThat(((Checked.Bad<?>) Choices.language(written)).reason())
        .endsWith("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"en", "pt-BR", "zh-Hant-TW", "gsw"})
  void languagesAreTags(String tag) {
    assertThat(Choices.language(tag).value()).map(l -> l.toLanguageTag()).hasValue(tag);
  }

  @Test
  void anOffsetIsNoZone() {
    assertThat(Choices.zone("+02:00").value()).isEmpty();
  }

  @Test
  void aWordIsNearWhenAThirdOfItsLettersDifferAtMost() {
    List<String> allowed = List.of("stories", "fewest", "window");

    assertThat(Spelling.nearest("stores", allowed)).hasValue("stories");
    assertThat(Spelling.nearest("WIDNOW", allowed)).hasValue("window");
    assertThat(Spelling.nearest("subject", allowed)).isEmpty();
    assertThat(Spelling.hint("subject", allowed)).isEqualTo("; it may be stories, fewest, window");
  }
}
