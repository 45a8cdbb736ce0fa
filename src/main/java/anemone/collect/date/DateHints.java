package anemone.collect.date;

import java.util.Locale;
import java.util.Optional;

/**
 * What is known of the place where a date stands.
 *
 * @param locale its language, with a region where one is known; {@link Locale#ROOT} if neither is
 * @param proved which of day and month stands first in figures, where other dates of the place
 *     prove it
 */
public record DateHints(Locale locale, Optional<DateOrder> proved) {

  /** Nothing is known. */
  public static final DateHints NONE = of(Locale.ROOT);

  /** The hints that a language gives. */
  public static DateHints of(Locale locale) {
    return new DateHints(locale, Optional.empty());
  }

  /** The same with an order that other dates prove. */
  public DateHints with(Optional<DateOrder> order) {
    return new DateHints(locale, order);
  }

  /** Which of day and month stands first: as proved, else as the language has it. */
  DateOrder order() {
    return proved.orElseGet(
        () -> locale.getLanguage().isEmpty() ? DateOrder.DAY_FIRST : DateOrder.of(locale));
  }
}
