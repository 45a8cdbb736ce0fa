package anemone.collect.date;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of day and month in a numeric date such as 03/04/2026. */
public enum DateOrder {
  /** 3 April. */
  DAY_FIRST,
  /** 4 March. */
  MONTH_FIRST;

  private static final Pattern FIGURES =
      Pattern.compile("(?<!\\d)(\\d{1,2})([/.-])(\\d{1,2})\\2(?:\\d{4}|\\d{2})(?!\\d)");

  /** The order used by a locale (CLDR, short dates). */
  public static DateOrder of(Locale locale) {
    DateFormat format = DateFormat.getDateInstance(DateFormat.SHORT, ULocale.forLocale(locale));
    if (format instanceof SimpleDateFormat simple) {
      String pattern = simple.toPattern();
      int month = Math.max(pattern.indexOf('M'), pattern.indexOf('L'));
      return pattern.indexOf('d') < month ? DAY_FIRST : MONTH_FIRST;
    }
    return DAY_FIRST;
  }

  /** Returns the order that the dates in texts prove: a number above 12 is a day. */
  public static Optional<DateOrder> provedBy(List<String> texts) {
    for (String text : texts) {
      Matcher figures = FIGURES.matcher(text);
      while (figures.find()) {
        int first = Integer.parseInt(figures.group(1));
        int second = Integer.parseInt(figures.group(3));
        if (first > 12 && second <= 12) {
          return Optional.of(DAY_FIRST);
        }
        if (second > 12 && first <= 12) {
          return Optional.of(MONTH_FIRST);
        }
      }
    }
    return Optional.empty();
  }
}
