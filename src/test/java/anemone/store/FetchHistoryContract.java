package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.collect.FetchHistory.Known;
import anemone.collect.Listing;
import anemone.collect.Validators;
import anemone.collect.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class FetchHistoryContract extends StoreContract {

  private static final URI URL = URI.create("https://post.example/feed");
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

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

  @Test
  void aPageIsForgottenAMonthAfterNoSourceListsItAnyMore() {
    read("feed", NOW, URL);
    read("map", NOW, URL);

    read("feed", days(1));
    read("feed", days(100));
    assertThat(known()).as("the map lists it").isPresent();

    read("map", days(101));
    read("map", days(131));
    assertThat(known()).isPresent();
    read("map", days(132));
    assertThat(known()).isEmpty();
  }

  @Test
  void aPageThatIsListedAgainIsNotForgotten() {
    read("feed", NOW, URL);
    read("feed", days(1));
    read("feed", days(20), URL);
    read("feed", days(40));

    assertThat(known()).isPresent();
  }

  @Test
  void aSourceThatIsNotReadKeepsItsPages() {
    read("feed", NOW, URL);
    prune(List.of(), Set.of("feed"), days(500));
    assertThat(known()).isPresent();

    read("feed", days(501));
    assertThat(known()).as("its first reading without the page").isPresent();
  }

  @Test
  void thePagesOfASourceThatIsNoneAnyMoreAreForgotten() {
    read("feed", NOW, URL);
    prune(List.of(), Set.of("other"), days(1));
    prune(List.of(), Set.of("other"), days(32));

    assertThat(known()).isEmpty();
  }

  @Test
  void aSourceThatMayListMoreThanWasSeenKeepsItsPagesForAYear() {
    read("feed", NOW, URL);
    Listing part = new Listing("feed", Set.of(), Set.of(), false);
    prune(List.of(part), Set.of("feed"), days(1));
    prune(List.of(part), Set.of("feed"), days(366));

    assertThat(known()).isPresent();
  }

  @Test
  void aPageThatNoSourceWasEverSeenToListStays() {
    remember(Visit.answered(URL, Validators.NONE));
    read("feed", days(1));
    read("feed", days(400));

    assertThat(known()).isPresent();
  }

  /** Reads a source that lists some pages, or none. */
  private void read(String source, Instant at, URI... pages) {
    Set<URI> listed = Set.of(pages);
    if (pages.length > 0 && known().isEmpty()) {
      remember(Visit.answered(pages[0], Validators.NONE));
    }
    prune(List.of(new Listing(source, listed, listed, true)), Set.of("feed", "map"), at);
  }

  private void prune(List<Listing> listings, Set<String> sources, Instant at) {
    try (Database database = database()) {
      new SqlFetchHistory(database).prune(listings, sources, at);
    }
  }

  private static Instant days(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static Visit failed() {
    return Visit.failed(URL, Optional.empty());
  }

  private void remember(Visit visit) {
    try (Database database = database()) {
      new SqlFetchHistory(database).remember(List.of(visit), NOW);
    }
  }

  private Optional<Known> known() {
    try (Database database = database()) {
      return new SqlFetchHistory(database).of(URL);
    }
  }
}
