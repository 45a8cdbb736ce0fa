package anemone.collect.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioTest {

  @ParameterizedTest
  @CsvSource({
    "34:05, en-GB, 'Listen, 34 min'",
    "2045, de, 'Anhören, 34 min'",
    "1:02:30, fr-CA, 'Écouter, 63 min'",
    "20, en, 'Listen, 1 min'",
    "soon, en, Listen",
    "0, en, Listen"
  })
  void anEpisodeIsLabelledWithItsLengthWhereTheFeedNamesIt(
      String length, String language, String label) {
    assertThat(new Audio(Audio.length(length)).label(language)).isEqualTo(label);
  }

  @Test
  void anUnknownLanguageIsEnglish() {
    assertThat(new Audio(Optional.empty()).label("")).isEqualTo("Listen");
  }
}
