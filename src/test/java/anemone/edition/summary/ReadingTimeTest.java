package anemone.edition.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTimeTest {

  @Test
  void eightHundredWordsTakeThreeMinutes() {
    assertThat(ReadingTime.minutes("harbour ".repeat(800))).isEqualTo(3);
  }

  @Test
  void twoThousandCharactersOfJapaneseTakeFour() {
    assertThat(ReadingTime.minutes("港が閉じた。".repeat(400))).isEqualTo(4);
  }

  @Test
  void bothCountWhereATextHasBoth() {
    assertThat(ReadingTime.minutes("harbour ".repeat(476) + "港".repeat(1000))).isEqualTo(4);
  }

  @Test
  void nothingTakesLessThanAMinute() {
    assertThat(ReadingTime.minutes("")).isEqualTo(1);
    assertThat(ReadingTime.minutes("Closed – again .")).isEqualTo(1);
  }
}
