package anemone.collect.date;

import java.util.Locale;
import java.util.Optional;

/**
 * What is known about the context of a date.
 *
 * @param locale its language, with a region where one is known; {@link Locale#ROOT} if neither is
 * @param proved the order of day and month in numeric dates, if other dates of the document prove
 *     it
 */
public record DateHints(Locale locale, Optional<DateOrder> proved) {

  /** No hints. */
  public static final DateHints NONE = of(Locale.ROOT);

  /** The hints of a language. */
  public static DateHints of(Locale locale) {
    return new DateHints(locale, Optional.empty());
  }

  /** Returns the hints with a proven order. */
  public DateHints with(Optional<DateOrder> order) {
    return new DateHints(locale, order);
  }

  /** The order of day and month: the proven one, or else the language's. */
  DateOrder order() {
    return proved.orElseGet(
        () -> locale.getLanguage().isEmpty() ? DateOrder.DAY_FIRST : DateOrder.of(locale));
  }
}
