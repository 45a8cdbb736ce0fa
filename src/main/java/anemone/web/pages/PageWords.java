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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of the pages in one language. Thread-safe. */
public final class PageWords {

  /** The languages of the pages. */
  static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.forLanguageTag("es"),
          Locale.FRENCH,
          Locale.forLanguageTag("ar"),
          Locale.JAPANESE);

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final Locale locale;
  private final Map<String, String> texts;

  private PageWords(Locale locale) {
    this.locale = locale;
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "anemone.web.pages.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> all = new TreeMap<>();
    bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
    this.texts = Collections.unmodifiableMap(all);
  }

  /** Returns the texts in a language, or in English if it is missing. */
  public static PageWords in(Locale wanted) {
    return ALL.getOrDefault(wanted.getLanguage(), ENGLISH);
  }

  /** Returns the texts in the first available language of an Accept-Language header. */
  static PageWords accepted(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
          .filter(ALL::containsKey)
          .findFirst()
          .map(ALL::get)
          .orElse(ENGLISH);
    } catch (IllegalArgumentException e) {
      return ENGLISH;
    }
  }

  private static final PageWords ENGLISH = new PageWords(Locale.ENGLISH);

  private static final Map<String, PageWords> ALL = all();

  private static Map<String, PageWords> all() {
    Map<String, PageWords> all = new TreeMap<>();
    LANGUAGES.forEach(
        language ->
            all.put(
                language.getLanguage(),
                new PageWords(language.equals(Locale.ENGLISH) ? Locale.ROOT : language)));
    return all;
  }

  private Locale spoken() {
    return locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale;
  }

  /** Returns the language as a BCP 47 tag. */
  public String tag() {
    return spoken().toLanguageTag();
  }

  /** Returns {@code rtl} or {@code ltr}. */
  public String direction() {
    return ULocale.forLocale(spoken()).isRightToLeft() ? "rtl" : "ltr";
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
                say(
                    "weekly",
                    Map.of("day", day.getDisplayName(TextStyle.FULL_STANDALONE, spoken()))))
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
    DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, ULocale.forLocale(spoken()));
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** Formats a list of names. */
  String list(Collection<String> names) {
    return ListFormatter.getInstance(ULocale.forLocale(spoken())).format(names);
  }
}
