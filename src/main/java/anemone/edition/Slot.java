package anemone.edition;

import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * The identity of an edition: a cadence and the day on which it is due.
 *
 * @param cadence the cadence
 * @param day the first day on which the edition is due
 */
public record Slot(Cadence cadence, LocalDate day) {

  private static final DateTimeFormatter ISO_WEEK =
      DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.UK);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

  /** Returns the open slot of a day: the last one that began on or before it. */
  public static Slot openOn(Cadence cadence, LocalDate day) {
    LocalDate first =
        switch (cadence) {
          case DAILY -> day;
          case WEEKDAYS -> weekday(day);
          case MONTHLY -> day.withDayOfMonth(1);
          default -> day.with(TemporalAdjusters.previousOrSame(cadence.day().orElseThrow()));
        };
    return new Slot(cadence, first);
  }

  /**
   * Parses a label.
   *
   * @throws IllegalArgumentException if it is not a label; the message shows the form
   */
  public static Slot parse(String label) {
    int slash = label.indexOf('/');
    Optional<Cadence> cadence = Cadence.of(slash < 0 ? label : label.substring(0, slash));
    String when = label.substring(slash + 1);
    if (slash > 0 && cadence.isPresent()) {
      try {
        return new Slot(cadence.get(), firstDay(cadence.get(), when));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(notALabel(label), e);
      }
    }
    throw new IllegalArgumentException(notALabel(label));
  }

  /** Returns the next slot of the cadence. */
  public Slot next() {
    LocalDate next =
        switch (cadence) {
          case DAILY -> day.plusDays(1);
          case WEEKDAYS -> day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
          case MONTHLY -> day.plusMonths(1);
          default -> day.plusWeeks(1);
        };
    return new Slot(cadence, next);
  }

  /** Whether a subscriber gets its edition. */
  public boolean isFor(Subscriber subscriber) {
    return subscriber.cadence() == cadence
        && subscriber.pausedUntil().map(until -> !day.isBefore(until)).orElse(true);
  }

  /** Whether a subscriber gets its edition, and their delivery time has arrived. */
  public boolean isDue(Subscriber subscriber, Instant now) {
    return isFor(subscriber) && !now.isBefore(dueAt(subscriber.hour(), subscriber.zone()));
  }

  /** Returns the delivery time for an hour, 0 to 23, of a zone. */
  public Instant dueAt(int hour, ZoneId zone) {
    return day.atTime(hour, 0).atZone(zone).toInstant();
  }

  /** Whether its day has begun in a zone. */
  public boolean hasBegun(Instant now, ZoneId zone) {
    return !day.isAfter(now.atZone(zone).toLocalDate());
  }

  /** Whether its day (UTC) began longer ago than a duration. */
  public boolean isOver(Instant now, Duration after) {
    return now.isAfter(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(after));
  }

  /**
   * The label: {@code daily/2026-11-23}, {@code weekly/2026-W48}, {@code weekly-friday/2026-W48}.
   */
  public String label() {
    String when =
        switch (cadence) {
          case DAILY, WEEKDAYS -> day.toString();
          case MONTHLY -> MONTH.format(day);
          default -> ISO_WEEK.format(day);
        };
    return cadence.word() + "/" + when;
  }

  @Override
  public String toString() {
    return label();
  }

  private static LocalDate firstDay(Cadence cadence, String when) {
    return switch (cadence) {
      case DAILY, WEEKDAYS -> LocalDate.parse(when);
      case MONTHLY -> LocalDate.parse(when + "-01");
      default ->
          LocalDate.parse(
              when + "-" + cadence.day().orElseThrow().getValue(), DateTimeFormatter.ISO_WEEK_DATE);
    };
  }

  private static String notALabel(String label) {
    return label + " is not the name of an edition, such as daily/2026-11-23 or weekly/2026-W48";
  }

  private static LocalDate weekday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.minusDays(2);
      default -> day;
    };
  }
}
