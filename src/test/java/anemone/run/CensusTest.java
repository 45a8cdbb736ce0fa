package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.edition.Slot;
import anemone.fixture.LongList;
import anemone.process.CommandFailure;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.SuppressionSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final List<String> CADENCES = List.of("daily", "weekdays", "weekly", "monthly");
  private static final List<String> ZONES = List.of("UTC", "Asia/Tokyo", "America/Lima");
  private static final List<String> PAUSES = List.of("2026-11-23", "2026-11-24", "2027-01-01");

  /** More than what is read in one piece. */
  private static final int LONG = 80_000;

  private final StringWriter told = new StringWriter();

  @TempDir private Path folder;
  private Path file;
  private SubscriberFile list;

  @BeforeEach
  void begin() {
    file = folder.resolve("subscribers.json");
    SubscriberRules rules =
        new SubscriberRules(
            new LinkedHashSet<>(List.of("ocean", "harbour")),
            Cadence.DAILY,
            ZoneOffset.UTC,
            Locale.ENGLISH);
    list = new SubscriberFile(file, rules, () -> SuppressionSet.NOBODY);
  }

  @Test
  void itCountsForEverySlotWhatAPassOverTheListWould() throws Exception {
    Random random = new Random(7);
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      String pause =
          random.nextInt(3) > 0 ? "" : ", \"pausedUntil\": \"" + any(PAUSES, random) + "\"";
      entries.append(
          "%s{\"email\": \"r%d@example.org\", \"cadence\": \"%s\", \"hour\": %d, \"timezone\": \"%s\"%s}\n"
              .formatted(
                  i == 0 ? "" : ",",
                  i,
                  any(CADENCES, random),
                  random.nextInt(24),
                  any(ZONES, random),
                  pause));
    }
    write(entries.toString());

    Census census = count();

    for (Cadence cadence : Cadence.values()) {
      Slot slot = Slot.openOn(cadence, LocalDate.of(2026, 11, 23));
      Predicate<Subscriber> due = s -> slot.isDue(s, NOW);
      AtomicLong now = new AtomicLong();
      AtomicLong later = new AtomicLong();
      list.each(
          s -> {
            if (slot.isFor(s)) {
              (due.test(s) ? now : later).incrementAndGet();
            }
          });
      assertThat(census.share(slot, due)).isEqualTo(new Census.Share(now.get(), later.get(), 0));
    }
  }

  @Test
  void whoWantsTheSameTopicsInAnotherOrderNeedsNoSampleOfTheirOwn() throws Exception {
    write(
        """
        {"email": "a@example.org", "topics": ["ocean", "harbour"]},
        {"email": "b@example.org", "topics": ["harbour", "ocean"]},
        {"email": "c@example.org", "topics": ["ocean"]}
        """);

    assertThat(count().samples(Cadence.DAILY)).hasSize(2);
  }

  @Test
  void aListThatWasReplacedIsNotAsCounted() throws Exception {
    write("{\"email\": \"a@example.org\"}");
    Census census = count();
    assertThat(list.isAsCounted(census)).isTrue();

    write("{\"email\": \"a@example.org\"}, {\"email\": \"b@example.org\"}");
    assertThat(list.isAsCounted(census)).isFalse();
  }

  @Test
  void aLongListIsCountedInPiecesAsInOne() throws Exception {
    LongList.write(file, LONG);

    Census census = count();

    assertThat(Files.size(file)).isGreaterThan(3 * ListPieces.SHORTEST);
    assertThat(census.valid()).isEqualTo(LONG);
    assertThat(census.samples(Cadence.DAILY)).hasSize(10);
  }

  @Test
  void aTwinFarAwayInALongListIsNamedWithTheLineOfTheFirst() throws Exception {
    LongList.write(file, LONG);
    String first = LongList.address(4_711);
    replaceLast(LongList.address(LONG - 1), first.toUpperCase(Locale.ROOT));

    Census census = list.census(s -> true, false, new PrintWriter(told));

    assertThat(census.valid()).isEqualTo(LONG - 1);
    assertThat(told.toString().lines())
        .containsExactly(
            "subscribers.json:%d: email is the one on line 4713, capitals aside"
                .formatted(LONG + 1));
  }

  @Test
  void aBadEntryFarBehindInALongListIsNamedWithItsLine() throws Exception {
    LongList.write(file, LONG);
    replaceLast(LongList.address(LONG - 1), "nobody");

    Census census = list.census(s -> true, false, new PrintWriter(told));

    assertThat(census.valid()).isEqualTo(LONG - 1);
    assertThat(told.toString().lines())
        .containsExactly("subscribers.json:%d: email has no @".formatted(LONG + 1));
  }

  @Test
  void aLongListOfNothingButBadEntriesHasEachOfThemNamed() throws Exception {
    write("{\"email\": \"a@example.org\"}" + ",\n{\"email\": \"nobody\"}".repeat(3_000));

    assertThat(list.census(s -> true, false, new PrintWriter(told)).invalid()).isEqualTo(3_000);
    assertThat(told.toString().lines())
        .hasSize(3_000)
        .endsWith("subscribers.json:3001: email has no @");
  }

  @Test
  void whoAsksForSamplesOfAListThatIsRefusedHearsWhy() throws Exception {
    write("{\"email\": \"a@example.org\"}, {\"email\": \"nobody\"}");

    try (Counting counting = list.count(s -> true, true, new PrintWriter(told))) {
      assertThatThrownBy(() -> counting.samples(Cadence.DAILY).toList())
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("1 bad entry");
      assertThatThrownBy(() -> counting.has(Cadence.WEEKLY)).isInstanceOf(CommandFailure.class);
    }
  }

  @Test
  void whatIsFoundWhileCountingIsWhatTheCensusSays() throws Exception {
    write(
        """
        {"email": "a@example.org", "cadence": "weekly", "hour": 7},
        {"email": "b@example.org", "cadence": "weekly", "topics": ["ocean"]},
        {"email": "c@example.org", "cadence": "monthly"}
        """);

    try (Counting counting = list.count(s -> s.hour() == 7, true, new PrintWriter(told))) {
      assertThat(counting.has(Cadence.WEEKLY)).isTrue();
      assertThat(counting.has(Cadence.DAILY)).isFalse();
      assertThat(counting.isDue(Cadence.WEEKLY)).isTrue();
      assertThat(counting.isDue(Cadence.MONTHLY)).isFalse();
      assertThat(counting.samples(Cadence.WEEKLY))
          .containsExactlyInAnyOrderElementsOf(counting.census().samples(Cadence.WEEKLY));
    }
  }

  @Test
  void aTwinAddsNoCadenceAndNoVariantToTheCensus() throws Exception {
    write(
        """
        {"email": "a@example.org"},
        {"email": "A@example.org", "cadence": "monthly"}
        """);

    try (Counting counting = list.count(s -> true, false, new PrintWriter(told))) {
      assertThat(counting.census().cadences()).containsExactly(Cadence.DAILY);
      assertThat(counting.has(Cadence.MONTHLY)).isFalse();
      assertThat(counting.isDue(Cadence.MONTHLY)).isFalse();
    }
  }

  @Test
  void aTwinThatIsWrongInOtherWaysTooHasAllOfThemNamed() throws Exception {
    write("{\"email\": \"a@example.org\"},\n{\"email\": \"A@example.org\", \"hour\": 25}");

    assertThat(list.census(s -> true, false, new PrintWriter(told)).invalid()).isEqualTo(1);
    assertThat(told.toString()).contains("hour is 25", "email is the one on line 1");
  }

  @Test
  void aLongListThatBreaksOffIsToldWithTheLinesOfTheFile() throws Exception {
    LongList.write(file, LONG);
    String text = Files.readString(file);
    int last = text.lastIndexOf(", \"cadence\"");
    Files.writeString(file, text.substring(0, last));

    Census census = list.census(s -> true, false, new PrintWriter(told));

    assertThat(census.valid()).isEqualTo(LONG - 1);
    assertThat(told.toString().lines())
        .containsExactly(
            ("subscribers.json:%d: the file is broken, nothing from here on was read:"
                    + " Unexpected end-of-input: expected close marker for Object")
                .formatted(LONG + 1));
  }

  @Test
  void aCountThatNobodyWaitsForEnds() throws Exception {
    LongList.write(file, LONG);
    Counting counting = list.count(s -> true, true, new PrintWriter(told));

    counting.close();

    assertThatThrownBy(counting::census).isInstanceOf(RuntimeException.class);
    Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("census")));
  }

  private void replaceLast(String address, String other) throws IOException {
    String text = Files.readString(file);
    int at = text.lastIndexOf(address);
    Files.writeString(file, text.substring(0, at) + other + text.substring(at + address.length()));
  }

  private Census count() {
    return list.census(s -> true, true, new PrintWriter(new StringWriter(), false));
  }

  private void write(String entries) throws IOException {
    Files.writeString(file, "[" + entries + "]");
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
