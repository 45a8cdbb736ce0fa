package anemone.collect.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A date as precisely as a text gives it.
 *
 * @param day the day
 * @param time the time of day, if the text gives one
 * @param offset the offset from UTC, if the text gives one
 */
public record FoundDate(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {

  /** A day alone. */
  public static FoundDate of(LocalDate day) {
    return new FoundDate(day, Optional.empty(), Optional.empty());
  }

  /** The moment; the day begins where no time is given, and UTC holds where no offset is. */
  public OffsetDateTime moment() {
    return day.atTime(time.orElse(LocalTime.MIDNIGHT)).atOffset(offset.orElse(ZoneOffset.UTC));
  }

  /** The moment as an instant. */
  public Instant instant() {
    return moment().toInstant();
  }
}
