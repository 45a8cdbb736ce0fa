package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.collect.FetchHistory.Known;
import anemone.collect.Validators;
import anemone.collect.Visit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFetchHistoryTest {

  private static final URI URL = URI.create("https://post.example/feed");
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @TempDir private Path state;

  @Test
  void whatAServerGaveIsThereAfterARestart() {
    Validators validators = new Validators("\"v1\"", "Mon, 23 Nov 2026 05:00:00 GMT");
    remember(Visit.answered(URL, validators));

    assertThat(known()).contains(new Known(validators, 0, Optional.empty()));
  }

  @Test
  void failuresInARowAreCountedAndAskedLessAndLessOften() {
    remember(Visit.answered(URL, new Validators("\"v1\"", "")));
    remember(failed());
    remember(failed());
    assertThat(known().orElseThrow().notBefore()).isEmpty();

    remember(failed());
    assertThat(known().orElseThrow().failures()).isEqualTo(3);
    assertThat(known().orElseThrow().notBefore()).contains(NOW.plus(Duration.ofMinutes(30)));
    assertThat(known().orElseThrow().validators().etag()).isEqualTo("\"v1\"");

    remember(failed());
    assertThat(known().orElseThrow().notBefore()).contains(NOW.plus(Duration.ofMinutes(60)));
  }

  @Test
  void thePauseIsNeverLongerThanADay() {
    for (int i = 0; i < 40; i++) {
      remember(failed());
    }

    assertThat(known().orElseThrow().notBefore()).contains(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void oneAnswerEndsTheCount() {
    remember(failed());
    remember(failed());
    remember(failed());
    remember(Visit.answered(URL, Validators.NONE));

    assertThat(known()).contains(new Known(Validators.NONE, 0, Optional.empty()));
  }

  private static Visit failed() {
    return Visit.failed(URL, Optional.empty());
  }

  private void remember(Visit visit) {
    try (Database database = DatabaseFile.open(state)) {
      new SqlFetchHistory(database).remember(List.of(visit), NOW);
    }
  }

  private Optional<Known> known() {
    try (Database database = DatabaseFile.open(state)) {
      return new SqlFetchHistory(database).of(URL);
    }
  }
}
