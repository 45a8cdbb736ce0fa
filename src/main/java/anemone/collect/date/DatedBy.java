package anemone.collect.date;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A publication time, and where it was found.
 *
 * @param moment the time, with the offset from UTC that its text gives
 * @param origin where it was found
 */
public record DatedBy(OffsetDateTime moment, DateOrigin origin) {

  /** The time as an instant. */
  public Instant instant() {
    return moment.toInstant();
  }
}
