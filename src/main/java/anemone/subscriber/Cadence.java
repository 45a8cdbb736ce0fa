package anemone.subscriber;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;

/** How often a subscriber hears from the newsletter. */
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

  /** The word for it in files: {@code daily}, {@code weekly-friday}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The day of a weekly one. */
  public Optional<DayOfWeek> day() {
    return day;
  }

  /** The cadence without its day: what rules are made for. */
  public Cadence kind() {
    return day.isPresent() ? WEEKLY : this;
  }

  /** The cadence of that word, if there is one. */
  public static Optional<Cadence> of(String word) {
    for (Cadence cadence : values()) {
      if (cadence.word().equals(word)) {
        return Optional.of(cadence);
      }
    }
    return word.equals("weekly-monday") ? Optional.of(WEEKLY) : Optional.empty();
  }
}
