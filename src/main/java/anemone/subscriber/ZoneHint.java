package anemone.subscriber;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Suggests time zones for names that are none. An offset from UTC is never taken for a zone with a
 * different offset.
 */
final class ZoneHint {

  private static final List<String> ALL = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));

  /** Zones by region and city, without aliases and those that name no place. */
  private static final List<String> PLACES =
      ALL.stream()
          .filter(zone -> zone.indexOf('/') > 0 && !zone.matches("(SystemV|Etc|US|Mexico)/.*"))
          .toList();

  /** Unambiguous abbreviations; CST, IST and AST have several meanings. */
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("Z", "UTC"),
          Map.entry("EST", "America/New_York"),
          Map.entry("EDT", "America/New_York"),
          Map.entry("CDT", "America/Chicago"),
          Map.entry("MST", "America/Denver"),
          Map.entry("MDT", "America/Denver"),
          Map.entry("PST", "America/Los_Angeles"),
          Map.entry("PDT", "America/Los_Angeles"),
          Map.entry("AKST", "America/Anchorage"),
          Map.entry("HST", "Pacific/Honolulu"),
          Map.entry("BRT", "America/Sao_Paulo"),
          Map.entry("BST", "Europe/London"),
          Map.entry("WEST", "Europe/Lisbon"),
          Map.entry("CEST", "Europe/Berlin"),
          Map.entry("EEST", "Europe/Athens"),
          Map.entry("MSK", "Europe/Moscow"),
          Map.entry("SAST", "Africa/Johannesburg"),
          Map.entry("SGT", "Asia/Singapore"),
          Map.entry("HKT", "Asia/Hong_Kong"),
          Map.entry("JST", "Asia/Tokyo"),
          Map.entry("KST", "Asia/Seoul"),
          Map.entry("AWST", "Australia/Perth"),
          Map.entry("AEST", "Australia/Sydney"),
          Map.entry("AEDT", "Australia/Sydney"),
          Map.entry("NZST", "Pacific/Auckland"),
          Map.entry("NZDT", "Pacific/Auckland"));

  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC|GMT|Z)?\\s*([+-])0?(\\d{1,2})(?::?00)?", Pattern.CASE_INSENSITIVE);

  /** Minimum length for a suggestion: shorter words are similar to too many others. */
  private static final int SHORTEST = 4;

  private ZoneHint() {}

  /** Returns the zone that an invalid name probably means. */
  static Optional<String> of(String name) {
    Optional<String> same = ALL.stream().filter(name::equalsIgnoreCase).findFirst();
    if (same.isPresent()) {
      return same;
    }
    String word = name.strip();
    Matcher offset = OFFSET.matcher(word);
    if (offset.matches()) {
      return Optional.of(etc(offset.group(1), Integer.parseInt(offset.group(2))))
          .filter(ALL::contains);
    }
    if (word.length() < SHORTEST || word.matches("[A-Z]{1,5}|.*\\d.*")) {
      return Optional.ofNullable(ABBREVIATIONS.get(word));
    }
    return city(word).or(() -> DidYouMean.nearest(word, PLACES));
  }

  /** The names of these zones have the opposite sign (POSIX). */
  private static String etc(String sign, int hours) {
    if (hours == 0) {
      return "UTC";
    }
    return "Etc/GMT" + (sign.equals("+") ? "-" : "+") + hours;
  }

  private static Optional<String> city(String word) {
    if (word.indexOf('/') >= 0) {
      return Optional.empty();
    }
    return DidYouMean.nearest(
            word.replace(' ', '_'), PLACES.stream().map(ZoneHint::lastPart).toList())
        .flatMap(c -> PLACES.stream().filter(z -> lastPart(z).equals(c)).findFirst());
  }

  private static String lastPart(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1);
  }
}
