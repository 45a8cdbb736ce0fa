package anemone.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.subscriber.Cadence;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotTest {

  @ParameterizedTest
  @CsvSource({
    "DAILY,    2026-11-23, daily/2026-11-23",
    "WEEKDAYS, 2026-11-20, weekdays/2026-11-20",
    "WEEKDAYS, 2026-11-21, weekdays/2026-11-20",
    "WEEKDAYS, 2026-11-22, weekdays/2026-11-20",
    "WEEKLY,   2026-11-29, weekly/2026-W48",
    "WEEKLY,   2027-01-01, weekly/2026-W53",
    "WEEKLY,   2024-12-30, weekly/2025-W01",
    "MONTHLY,  2026-11-30, monthly/2026-11"
  })
  void aDayBelongsToTheSlotThatBeganLast(Cadence cadence, LocalDate day, String label) {
    assertThat(Slot.openOn(cadence, day).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-03-29",
    "WEEKDAYS, 2026-11-20",
    "WEEKLY, 2026-12-28",
    "MONTHLY, 2026-02-01"
  })
  void aLabelNamesItsSlot(Cadence cadence, LocalDate day) {
    Slot slot = Slot.openOn(cadence, day);

    assertThat(Slot.parse(slot.label())).isEqualTo(slot);
  }

  @ParameterizedTest
  @CsvSource({"yearly/2026", "daily/2026-13-01", "daily", "2026-11-23", "weekly/W48"})
  void whatNamesNoSlotIsRefusedWithAnExample(String label) {
    assertThatThrownBy(() -> Slot.parse(label)).hasMessageContaining("weekly/2026-W48");
  }

  @Test
  void everyDayOfTwoYearsIsInTheSlotOfItsWeek() {
    LocalDate first = LocalDate.of(2026, 1, 1);

    first
        .datesUntil(first.plusYears(2))
        .forEach(
            day -> {
              Slot slot = Slot.openOn(Cadence.WEEKLY, day);
              assertThat(day).isBetween(slot.day(), slot.day().plusDays(6));
            });
  }
}
