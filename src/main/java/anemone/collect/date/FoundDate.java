package anemone.collect.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A date with the precision of its text.
 *
 * @param day the day
 * @param time the time of day, if given
 * @param offset the offset from UTC, if given
 */
public record FoundDate(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {

  /** A day alone. */
  public static FoundDate of(LocalDate day) {
    return new FoundDate(day, Optional.empty(), Optional.empty());
  }

  /** The date as a point in time; midnight and UTC by default. */
  public OffsetDateTime moment() {
    return day.atTime(time.orElse(LocalTime.MIDNIGHT)).atOffset(offset.orElse(ZoneOffset.UTC));
  }

  /** The date as an instant; midnight and UTC by default. */
  public Instant instant() {
    return moment().toInstant();
  }
}
