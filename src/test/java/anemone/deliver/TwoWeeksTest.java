package anemone.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoWeeksTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, PT1H, true", "2, PT24H, false", "3, PT24H, true"})
  void inTwoWeeksOfAnUnsteadyServerNobodyIsForgottenOrStruckOff(
      long seed, Duration between, boolean pipelining) {
    TwoWeeks.Figures figures = TwoWeeks.pass(seed, 200, between, pipelining, folder);

    assertThat(figures.struckOff()).isEmpty();
    assertThat(figures.silent()).isEmpty();
    assertThat(figures.neverTried()).isZero();
    assertThat(figures.copies()).isLessThanOrEqualTo(RetryPlan.MAX_UNKNOWN);
    assertThat(figures.served()).isGreaterThanOrEqualTo(figures.accepted());
    assertThat(figures.accepted()).isGreaterThan(14 * 180);
  }
}
