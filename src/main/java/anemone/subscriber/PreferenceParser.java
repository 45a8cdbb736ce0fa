package anemone.subscriber;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a subscriber may choose, as it is written in files. */
public final class PreferenceParser {

  private static final Set<String> ZONES = new TreeSet<>(ZoneId.getAvailableZoneIds());
  private static final Set<String> LANGUAGES = Set.of(ULocale.getISOLanguages());
  private static final List<String> CADENCES =
      Arrays.stream(Cadence.values()).map(Cadence::word).toList();

  private PreferenceParser() {}

  /** A cadence by its word. */
  public static Checked<Cadence> cadence(String word) {
    return Cadence.of(word)
        .map(Checked::good)
        .orElseGet(() -> Checked.bad("is no cadence: " + word + DidYouMean.hint(word, CADENCES)));
  }

  /**
   * A time zone by its name in the IANA database, {@code Europe/Berlin}. A bare offset is refused:
   * it would be wrong for half of the year in most places.
   */
  public static Checked<ZoneId> zone(String name) {
    return ZONES.contains(name)
        ? Checked.good(ZoneId.of(name))
        : Checked.bad("is no time zone: " + name + zoneHint(name));
  }

  /** A day by its ISO 8601 date, {@code 2026-11-23}. */
  public static Checked<LocalDate> day(String date) {
    try {
      return Checked.good(LocalDate.parse(date));
    } catch (DateTimeParseException e) {
      return Checked.bad("is no day: " + date + "; it is written like 2026-11-23");
    }
  }

  /** A language by its BCP 47 tag, {@code en} or {@code pt-BR}. */
  public static Checked<Locale> language(String tag) {
    try {
      Locale language = new Locale.Builder().setLanguageTag(tag).build();
      if (LANGUAGES.contains(language.getLanguage())) {
        return Checked.good(language);
      }
    } catch (IllformedLocaleException e) {
      return Checked.bad("is no language tag: " + tag + languageHint(tag));
    }
    return Checked.bad("is no language tag: " + tag + languageHint(tag));
  }

  private static String zoneHint(String name) {
    return nearestZone(name)
        .map(n -> "; did you mean " + n + "?")
        .orElse("; it is named like Europe/Berlin or UTC");
  }

  private static Optional<String> nearestZone(String name) {
    Optional<String> same = ZONES.stream().filter(name::equalsIgnoreCase).findFirst();
    if (same.isPresent()) {
      return same;
    }
    if (name.indexOf('/') < 0) {
      List<String> cities = ZONES.stream().filter(z -> z.indexOf('/') > 0).toList();
      String city = name.replace(' ', '_');
      Optional<String> zone =
          DidYouMean.nearest(city, cities.stream().map(PreferenceParser::city).toList())
              .flatMap(c -> cities.stream().filter(z -> city(z).equals(c)).findFirst());
      if (zone.isPresent()) {
        return zone;
      }
    }
    return DidYouMean.nearest(name, ZONES);
  }

  private static String city(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1);
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
        .orElse("; it is written like en or pt-BR");
  }
}
