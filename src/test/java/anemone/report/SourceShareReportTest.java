package anemone.report;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.run.SourceShare;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceShareReportTest {

  private static final Map<String, SourceShare> SHARES =
      Map.of(
          "City Wire",
          new SourceShare(1_200, 3, 1, 4, Map.of("older than 48 hours", 9L), 17),
          "Jay",
          new SourceShare(2, 9, 0, 0, Map.of(), 0));

  @Test
  void theSourceOfWhichMostIsUsedComesFirstAndDroppedArticlesHaveTheirReasons() {
    assertThat(new SourceShareReport(SHARES, true).lines())
        .containsExactly(
            "  source     collected    used  merged  carried  dropped  clicks",
            "  Jay                2       9       0        0        0       0",
            "  City Wire      1,200       3       1        4        9      17",
            "    dropped: 9 older than 48 hours");
  }

  @Test
  void asJsonEachSourceIsAnObject() {
    assertThat(new SourceShareReport(SHARES, false).json("month", "2026-11").get(1))
        .hasToString(
            "{\"month\":\"2026-11\",\"source\":\"City Wire\",\"collected\":1200,\"used\":3,"
                + "\"merged\":1,\"carried\":4,\"dropped\":{\"older than 48 hours\":9}}");
  }
}
