package anemone.subscriber;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;

/** How often a subscriber gets the newsletter. */
public enum Cadence {
  /** Every day. */
  DAILY,
  /** Monday to Friday. */
  WEEKDAYS,
  /** Once a week, on Monday. */
  WEEKLY(DayOfWeek.MONDAY),
  /** Once a week, on Tuesday. */
  WEEKLY_TUESDAY(DayOfWeek.TUESDAY),
  /** Once a week, on Wednesday. */
  WEEKLY_WEDNESDAY(DayOfWeek.WEDNESDAY),
  /** Once a week, on Thursday. */
  WEEKLY_THURSDAY(DayOfWeek.THURSDAY),
  /** Once a week, on Friday. */
  WEEKLY_FRIDAY(DayOfWeek.FRIDAY),
  /** Once a week, on Saturday. */
  WEEKLY_SATURDAY(DayOfWeek.SATURDAY),
  /** Once a week, on Sunday. */
  WEEKLY_SUNDAY(DayOfWeek.SUNDAY),
  /** Once a month, on its first day. */
  MONTHLY;

  private final Optional<DayOfWeek> day;

  Cadence() {
    this.day = Optional.empty();
  }

  Cadence(DayOfWeek day) {
    this.day = Optional.of(day);
  }

  /** Returns its name in files: {@code daily}, {@code weekly-friday}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the day of a weekly cadence. */
  public Optional<DayOfWeek> day() {
    return day;
  }

  /** Returns the cadence without its day; settings are given for these. */
  public Cadence kind() {
    return day.isPresent() ? WEEKLY : this;
  }

  /** Returns the cadence with a name. */
  public static Optional<Cadence> of(String word) {
    for (Cadence cadence : values()) {
      if (cadence.word().equals(word)) {
        return Optional.of(cadence);
      }
    }
    return word.equals("weekly-monday") ? Optional.of(WEEKLY) : Optional.empty();
  }
}
