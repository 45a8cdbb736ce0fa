package anemone.edition;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Timetable.Turn;
import anemone.fixture.EditionFixture;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** From UTC-11 to UTC+14, with and without daylight saving, by half and quarter hours. */
  private static final List<String> ZONES =
      List.of(
          "Pacific/Niue",
          "Pacific/Marquesas",
          "America/New_York",
          "America/St_Johns",
          "Europe/London",
          "Africa/Cairo",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Pacific/Chatham",
          "Pacific/Kiritimati");

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2028-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource(Late.class)
  void inTwoYearsEveryoneGetsEverySlotOnceAndNeverBeforeTheirHour(Late late) {
    Letterbox all = simulate(late, new Random(1), 0);

    for (Cadence cadence : Cadence.values()) {
      Set<Slot> due = slots(cadence);
      all.of(cadence).forEach((reader, got) -> assertThat(got).as(reader).isEqualTo(due));
    }
  }

  @Test
  void afterDaysWithoutARunEveryMissedSlotIsMadeUpForIfThatIsAsked() {
    Letterbox all = simulate(Late.SEND, new Random(2), 6);

    for (Cadence cadence : Cadence.values()) {
      Set<Slot> due = slots(cadence);
      all.of(cadence).forEach((reader, got) -> assertThat(got).as(reader).isEqualTo(due));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Late.class,
      names = {"FOLD", "SKIP"})
  void afterDaysWithoutARunNobodyGetsTwoEditionsOfOneSlot(Late late) {
    Letterbox all = simulate(late, new Random(3), 6);

    for (Cadence cadence : Cadence.values()) {
      Set<Slot> due = slots(cadence);
      all.of(cadence).forEach((reader, got) -> assertThat(due).as(reader).containsAll(got));
    }
  }

  @Test
  void aMissedSlotsArticlesWaitForTheNextIfTheyAreFolded() {
    Slot monday = Slot.parse("daily/2026-11-23");
    Instant thursday = Instant.parse("2026-11-26T07:00:00Z");

    List<Turn> turns =
        new Timetable(LONDON, Late.FOLD).turns(Cadence.DAILY, Optional.of(monday), thursday);

    assertThat(turns)
        .containsExactly(new Turn(Slot.parse("daily/2026-11-26"), thursday, Duration.ofDays(2)));
  }

  @Test
  void aPausedSubscriberIsMissedOutUntilTheDayTheyNamed() {
    Subscriber ada = subscriber(Cadence.DAILY, 7, "Europe/London");
    Subscriber paused = pausedUntil(ada, LocalDate.of(2026, 11, 25));

    assertThat(Slot.parse("daily/2026-11-24").isFor(paused)).isFalse();
    assertThat(Slot.parse("daily/2026-11-25").isFor(paused)).isTrue();
  }

  /** Every hour: nobody waits longer than for the next run after their own hour of the day. */
  @ParameterizedTest
  @ValueSource(strings = {"America/Los_Angeles", "Europe/London", "Pacific/Auckland"})
  void everyoneGetsTheEditionOfTheirOwnDayAtTheirOwnHour(String newsletter) {
    Timetable timetable = new Timetable(ZoneId.of(newsletter), Late.SKIP);
    Map<Slot, List<Subscriber>> waiting = new HashMap<>();
    Set<Slot> done = new HashSet<>();
    for (Instant now = BEGIN; now.isBefore(END); now = now.plus(Duration.ofHours(1))) {
      // Those in the west are served from the editions of the days before.
      Set<Slot> open = new LinkedHashSet<>(waiting.keySet());
      for (Cadence cadence : Cadence.values()) {
        open.add(timetable.open(cadence, now));
        timetable.early(cadence, now).ifPresent(open::add);
      }
      open.removeAll(done);
      for (Slot slot : open) {
        deliver(slot, waiting, now);
        if (waiting.getOrDefault(slot, List.of()).isEmpty()) {
          waiting.remove(slot);
          done.add(slot);
        }
      }
    }
    waiting.forEach(
        (slot, readers) -> {
          if (slot.day().isBefore(LocalDate.of(2027, 12, 1))) {
            assertThat(readers).as("without %s", slot).isEmpty();
          }
        });
  }

  /** Delivers a slot to those who are due; their hour came after the run before. */
  private static void deliver(Slot slot, Map<Slot, List<Subscriber>> waiting, Instant now) {
    Instant before = now.minus(Duration.ofHours(1));
    boolean settled = slot.day().isAfter(LocalDate.of(2026, 2, 1));
    waiting
        .computeIfAbsent(slot, s -> new ArrayList<>(subscribers(slot.cadence())))
        .removeIf(
            subscriber -> {
              boolean due = slot.isDue(subscriber, now);
              if (due && settled && slot.isDue(subscriber, before)) {
                throw new AssertionError(slot + " is late for " + subscriber.name());
              }
              return due;
            });
  }

  private static Set<Slot> slots(Cadence cadence) {
    Set<Slot> slots = new LinkedHashSet<>();
    Slot slot = Slot.openOn(cadence, BEGIN.atZone(LONDON).toLocalDate());
    while (slot.day().isBefore(END.atZone(LONDON).toLocalDate())) {
      slots.add(slot);
      slot = slot.next();
    }
    return slots;
  }

  /** Runs every hour or two, with gaps of some days if asked, and then until all is delivered. */
  private static Letterbox simulate(Late late, Random chance, int longestGap) {
    Timetable timetable = new Timetable(LONDON, late);
    Map<Cadence, List<Subscriber>> subscribers = new HashMap<>();
    for (Cadence cadence : Cadence.values()) {
      subscribers.put(cadence, subscribers(cadence));
    }
    Letterbox letterbox = new Letterbox();
    Map<Cadence, Slot> visited = new HashMap<>();
    Map<Slot, Instant> open = new HashMap<>();
    Set<Slot> composed = new HashSet<>();
    Instant now = BEGIN;
    Instant last = END.plus(Duration.ofDays(longestGap + 1));
    while (now.isBefore(last)) {
      for (Cadence cadence : Cadence.values()) {
        Instant moment = now;
        Slot current = timetable.open(cadence, now);
        if (subscribers.getOrDefault(cadence, List.of()).stream()
            .anyMatch(s -> current.isDue(s, moment))) {
          Optional<Slot> before =
              Optional.ofNullable(visited.get(cadence)).filter(v -> !v.equals(current));
          if (!current.equals(visited.get(cadence))) {
            for (Turn turn : timetable.turns(cadence, before, now)) {
              assertThat(composed.add(turn.slot())).as("%s for the first time", turn).isTrue();
              open.put(turn.slot(), now);
            }
          }
          visited.put(cadence, current);
        }
      }
      for (Slot slot : open.keySet()) {
        letterbox.deliver(slot, subscribers.getOrDefault(slot.cadence(), List.of()), now);
      }
      Instant stale = now.minus(Duration.ofDays(4));
      open.values().removeIf(stale::isAfter);
      long gap = longestGap > 0 && chance.nextInt(60) == 0 ? 24L * chance.nextInt(longestGap) : 0;
      now = now.plus(Duration.ofMinutes(60 + chance.nextInt(60) + 60 * gap));
    }
    return letterbox.until(END.atZone(LONDON).toLocalDate());
  }

  private static List<Subscriber> subscribers(Cadence cadence) {
    return ZONES.stream()
        .flatMap(zone -> Stream.of(0, 2, 23).map(hour -> subscriber(cadence, hour, zone)))
        .toList();
  }

  private static Subscriber subscriber(Cadence cadence, int hour, String zone) {
    Subscriber plain = EditionFixture.subscriber("reader@example.org", "en");
    return new Subscriber(
        plain.address(),
        cadence + "/" + zone + "/" + hour,
        List.of(),
        cadence,
        hour,
        ZoneId.of(zone),
        plain.language(),
        Optional.empty(),
        Optional.empty());
  }

  private static Subscriber pausedUntil(Subscriber subscriber, LocalDate day) {
    return new Subscriber(
        subscriber.address(),
        subscriber.name(),
        subscriber.topics(),
        subscriber.cadence(),
        subscriber.hour(),
        subscriber.zone(),
        subscriber.language(),
        subscriber.most(),
        Optional.of(day));
  }

  /** What everyone got. */
  private static final class Letterbox {

    private final Map<Cadence, Map<String, Set<Slot>>> got = new HashMap<>();

    void deliver(Slot slot, List<Subscriber> subscribers, Instant now) {
      Map<String, Set<Slot>> readers = got.computeIfAbsent(slot.cadence(), c -> new HashMap<>());
      for (Subscriber subscriber : subscribers) {
        if (!readers.getOrDefault(subscriber.name(), Set.of()).contains(slot)
            && slot.isDue(subscriber, now)) {
          readers.computeIfAbsent(subscriber.name(), n -> new LinkedHashSet<>()).add(slot);
        }
      }
    }

    Map<String, Set<Slot>> of(Cadence cadence) {
      return got.getOrDefault(cadence, Map.of());
    }

    Letterbox until(LocalDate end) {
      got.values()
          .forEach(
              readers ->
                  readers.values().forEach(slots -> slots.removeIf(s -> !s.day().isBefore(end))));
      return this;
    }
  }
}
