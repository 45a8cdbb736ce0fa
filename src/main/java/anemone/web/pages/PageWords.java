package anemone.web.pages;

import anemone.subscriber.Cadence;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of the pages in one language. Thread-safe. */
public final class PageWords {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final Locale locale;
  private final Map<String, String> texts;

  PageWords(Locale locale, Map<String, String> texts) {
    this.locale = locale;
    this.texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** Returns the language as a BCP 47 tag. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** Returns {@code rtl} or {@code ltr}. */
  public String direction() {
    return ULocale.forLocale(locale).isRightToLeft() ? "rtl" : "ltr";
  }

  /** Returns all texts by their keys. */
  public Map<String, String> texts() {
    return texts;
  }

  /** Returns a text without parameters. */
  public String text(String key) {
    return texts.getOrDefault(key, key);
  }

  /** Returns a text with its parameters, such as {@code {name}}, replaced by values. */
  public String say(String key, Map<String, Object> values) {
    return PARAMETER
        .matcher(text(key))
        .replaceAll(
            parameter ->
                Matcher.quoteReplacement(
                    String.valueOf(values.getOrDefault(parameter.group(1), parameter.group()))));
  }

  /** Returns a cadence in words. */
  public String cadence(Cadence cadence) {
    return cadence
        .day()
        .map(
            day ->
                say("weekly", Map.of("day", day.getDisplayName(TextStyle.FULL_STANDALONE, locale))))
        .orElseGet(() -> text(cadence.word()));
  }

  /** Formats a date with month and year. */
  String day(LocalDate day) {
    return format("yMMMMd", day);
  }

  /** Formats a month with its year. */
  public String month(YearMonth month) {
    return format("yMMMM", month.atDay(1));
  }

  private String format(String skeleton, LocalDate day) {
    DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, ULocale.forLocale(locale));
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** Formats a list of names. */
  String list(Collection<String> names) {
    return ListFormatter.getInstance(ULocale.forLocale(locale)).format(names);
  }
}
