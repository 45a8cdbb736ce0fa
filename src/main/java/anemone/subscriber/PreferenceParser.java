package anemone.subscriber;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses the values of preferences as they are written in files. */
public final class PreferenceParser {

  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final Set<String> LANGUAGES = Set.of(ULocale.getISOLanguages());
  private static final List<String> CADENCES =
      Arrays.stream(Cadence.values()).map(Cadence::word).toList();

  /** No tag in use is longer (RFC 5646, section 4.4.1). */
  private static final int LONGEST_TAG = 35;

  /** Maximum number of characters shown of a value. */
  private static final int MAX_SHOWN = 60;

  private PreferenceParser() {}

  /** Parses a cadence. */
  public static Checked<Cadence> cadence(String word) {
    return Cadence.of(word)
        .map(Checked::good)
        .orElseGet(
            () ->
                Checked.bad(quoted(word) + " is not a cadence" + DidYouMean.hint(word, CADENCES)));
  }

  /**
   * Parses the name of a time zone in the IANA database, such as {@code Europe/Berlin}. An offset
   * is refused, since it is wrong for half of the year in most places.
   */
  public static Checked<ZoneId> zone(String name) {
    return ZONES.contains(name)
        ? Checked.good(ZoneId.of(name))
        : Checked.bad(quoted(name) + " is not a time zone" + zoneHint(name));
  }

  /** Parses an ISO 8601 date, such as {@code 2026-11-23}. */
  public static Checked<LocalDate> day(String date) {
    try {
      return Checked.good(LocalDate.parse(date));
    } catch (DateTimeParseException e) {
      return Checked.bad(quoted(date) + " is not a date such as 2026-11-23");
    }
  }

  /** Parses a BCP 47 language tag, such as {@code en} or {@code pt-BR}. */
  public static Checked<Locale> language(String tag) {
    if (tag.length() > LONGEST_TAG) {
      return Checked.bad(quoted(tag) + " is not a language tag; must be one such as en or pt-BR");
    }
    try {
      Locale language = new Locale.Builder().setLanguageTag(tag).build();
      if (LANGUAGES.contains(language.getLanguage())) {
        return Checked.good(language);
      }
    } catch (IllformedLocaleException e) {
      return Checked.bad(quoted(tag) + " is not a language tag" + languageHint(tag));
    }
    return Checked.bad(quoted(tag) + " is not a language tag" + languageHint(tag));
  }

  /** Quotes a value in a message, which is one line of moderate length whatever the value is. */
  private static String quoted(String value) {
    return "\""
        + (value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "\u2026")
        + "\"";
  }

  private static String zoneHint(String name) {
    return ZoneHint.of(name)
        .map(n -> "; did you mean " + n + "?")
        .orElse("; must be a name such as Europe/Berlin or UTC");
  }

  private static String languageHint(String tag) {
    String hyphened = tag.replace('_', '-');
    if (!hyphened.equals(tag) && language(hyphened).value().isPresent()) {
      return "; did you mean " + hyphened + "?";
    }
    return LANGUAGES.stream()
        .filter(
            l -> Locale.forLanguageTag(l).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(tag))
        .findFirst()
        .map(l -> "; did you mean " + l + "?")
        .orElse("; must be a tag such as en or pt-BR");
  }
}
