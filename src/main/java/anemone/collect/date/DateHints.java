package anemone.collect.date;

import java.util.Locale;

/**
 * What is known of the place where a date stands.
 *
 * @param locale its language, with a region where one is known; {@link Locale#ROOT} if neither is
 * @param order which of day and month stands first in figures
 */
public record DateHints(Locale locale, DateOrder order) {

  /** Nothing is known. */
  public static final DateHints NONE = new DateHints(Locale.ROOT, DateOrder.DAY_FIRST);

  /** The hints that a language gives. */
  public static DateHints of(Locale locale) {
    return locale.getLanguage().isEmpty() ? NONE : new DateHints(locale, DateOrder.of(locale));
  }

  /** The same with an order that other dates prove. */
  public DateHints with(DateOrder other) {
    return new DateHints(locale, other);
  }
}
