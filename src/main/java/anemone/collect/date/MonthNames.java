package anemone.collect.date;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names of months, full and abbreviated, in the languages of the web (CLDR). */
final class MonthNames {

  /** Earlier languages win where a name means different months. */
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "uk", "cs", "sk", "sv", "da", "nb",
          "fi", "hu", "ro", "tr", "el", "bg", "hr", "sl", "sr", "lt", "lv", "et", "id", "ms", "ar",
          "he", "fa", "hi", "bn", "ur", "th", "ca", "gl", "eu", "is", "ga", "az", "kk", "be", "mk",
          "sq", "ka", "hy", "af", "sw", "fil");

  private static final int SHORTEST = 3;

  /** The names that nearly all dates have, which must not cost loading the tables of ICU. */
  private static final Map<String, Integer> ENGLISH = english();

  /** The weekdays that dates of RFC 822 begin with, which are no month in any language. */
  private static final Set<String> WEEKDAYS =
      Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  /** The Hebrew prefix meaning "in". */
  private static final char HEBREW_IN = '\u05d1';

  private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private MonthNames() {}

  /**
   * Returns the month with a name.
   *
   * @param word the name, without the full stop of an abbreviation
   * @param locale the language to try first
   * @return 1 to 12
   */
  static Optional<Integer> month(String word, Locale locale) {
    String key = key(word);
    if (!isLongEnough(key)) {
      return Optional.empty();
    }
    if (key.length() > SHORTEST && key.charAt(0) == HEBREW_IN) {
      key = key.substring(1);
    }
    String language = locale.getLanguage().equals("no") ? "nb" : locale.getLanguage();
    Integer month = LANGUAGES.contains(language) ? names(language).get(key) : null;
    if (month == null) {
      month = ENGLISH.get(key);
    }
    if (month == null && WEEKDAYS.contains(key)) {
      return Optional.empty();
    }
    return Optional.ofNullable(month != null ? month : Everywhere.NAMES.get(key));
  }

  private static Map<String, Integer> english() {
    List<String> months =
        List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    Map<String, Integer> names = new HashMap<>(Map.of("sept", 9));
    for (int i = 0; i < months.size(); i++) {
      names.put(months.get(i), i + 1);
      names.put(months.get(i).substring(0, SHORTEST), i + 1);
    }
    return Map.copyOf(names);
  }

  private static Map<String, Integer> names(String language) {
    return language.equals("en")
        ? ENGLISH
        : BY_LANGUAGE.computeIfAbsent(language, MonthNames::read);
  }

  private static Map<String, Integer> read(String language) {
    Map<String, Integer> names = new HashMap<>();
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(new ULocale(language));
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
        String[] months = symbols.getMonths(context, width);
        for (int i = 0; i < 12; i++) {
          String key = key(months[i]);
          if (isLongEnough(key) && key.codePoints().noneMatch(Character::isDigit)) {
            names.putIfAbsent(key, i + 1);
          }
        }
      }
    }
    addBeginnings(symbols.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE), names);
    return Map.copyOf(names);
  }

  /**
   * Adds the first three letters of each month, where unambiguous, as RFC 822 has them for English.
   */
  private static void addBeginnings(String[] months, Map<String, Integer> names) {
    Map<String, List<Integer>> beginnings = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      String key = key(months[i]);
      if (key.length() > SHORTEST && key.codePoints().allMatch(Character::isLetter)) {
        beginnings.computeIfAbsent(key.substring(0, SHORTEST), k -> new ArrayList<>()).add(i + 1);
      }
    }
    beginnings.forEach(
        (beginning, of) -> {
          // Finnish November begins with "mar", too.
          if (of.size() == 1 && !ENGLISH.containsKey(beginning)) {
            names.putIfAbsent(beginning, of.get(0));
          }
        });
  }

  /** Whether a name is long enough; two Latin letters are more often another word. */
  private static boolean isLongEnough(String key) {
    return key.length() >= SHORTEST || (key.length() == 2 && key.charAt(0) > '\u0370');
  }

  /** The lower-case name without full stops and diacritics. */
  private static String key(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 0x80 && c != '.')) {
      return lower;
    }
    lower = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    StringBuilder key = new StringBuilder(lower.length());
    lower
        .codePoints()
        .filter(c -> c != '.' && Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(key::appendCodePoint);
    return key.toString();
  }

  /** The names of all languages, loaded only when a date needs more than one or two. */
  private static final class Everywhere {

    private static final Map<String, Integer> NAMES = all();

    private Everywhere() {}

    private static Map<String, Integer> all() {
      Map<String, Integer> all = new HashMap<>();
      for (String language : LANGUAGES) {
        names(language).forEach(all::putIfAbsent);
      }
      return Map.copyOf(all);
    }
  }
}
