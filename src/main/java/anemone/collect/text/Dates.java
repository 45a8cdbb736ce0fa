package anemone.collect.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds and pages write them: RFC 822 and 5322 with their usual mistakes, RFC 3339, the
 * profiles of ISO 8601 and W3C, and C's {@code asctime}.
 */
public final class Dates {

  private static final Pattern ISO =
      Pattern.compile(
          "^(\\d{4})-?(\\d{2})?-?(\\d{2})?(?:[T ]\\s*(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?)?"
              + "\\s*(Z|[A-Z]{2,4}|[+-]\\d{1,2}:?\\d{0,2})?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RFC =
      Pattern.compile(
          "^(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[ -](\\p{L}{3})\\p{L}*\\.?[ -](\\d{4}|\\d{2}),?"
              + "(?:\\s+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?)?"
              + "\\s*([A-Z]+|[+-]\\d{1,2}:?\\d{0,2})?.*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASCTIME =
      Pattern.compile(
          "^\\p{L}+,?\\s+(\\p{L}{3})\\p{L}*\\s+(\\d{1,2}),?\\s+(?:(\\d{1,2}):(\\d{2}):(\\d{2})\\s+)?"
              + "(?:([A-Z]+)\\s+)?(\\d{4})$",
          Pattern.CASE_INSENSITIVE);
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** Zones of RFC 822 section 5.1, and others that feeds use, in minutes. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("EST", -300),
          Map.entry("EDT", -240),
          Map.entry("ET", -300),
          Map.entry("CST", -360),
          Map.entry("CDT", -300),
          Map.entry("CT", -360),
          Map.entry("MST", -420),
          Map.entry("MDT", -360),
          Map.entry("PST", -480),
          Map.entry("PDT", -420),
          Map.entry("PT", -480),
          Map.entry("AKST", -540),
          Map.entry("AKDT", -480),
          Map.entry("HST", -600),
          Map.entry("BST", 60),
          Map.entry("CET", 60),
          Map.entry("CEST", 120),
          Map.entry("MET", 60),
          Map.entry("MEST", 120),
          Map.entry("EET", 120),
          Map.entry("EEST", 180),
          Map.entry("MSK", 180),
          Map.entry("IST", 330),
          Map.entry("JST", 540),
          Map.entry("KST", 540),
          Map.entry("AEST", 600),
          Map.entry("AEDT", 660),
          Map.entry("NZST", 720),
          Map.entry("NZDT", 780));

  private Dates() {}

  /** The instant that a text means; one without a zone is taken as UTC. */
  public static Optional<Instant> parse(String text) {
    String clean = text.strip().replaceAll("\\s+", " ");
    try {
      Matcher iso = ISO.matcher(clean);
      if (iso.matches()) {
        return Optional.of(
            at(number(iso, 1, 0), number(iso, 2, 1), number(iso, 3, 1), iso, 4, iso.group(8))
                .plusNanos(fraction(iso.group(7))));
      }
      Matcher rfc = RFC.matcher(clean);
      if (rfc.matches()) {
        int year = number(rfc, 3, 0);
        return Optional.of(
            at(full(year), month(rfc.group(2)), number(rfc, 1, 1), rfc, 4, rfc.group(7)));
      }
      Matcher asctime = ASCTIME.matcher(clean);
      if (asctime.matches()) {
        return Optional.of(
            at(
                number(asctime, 7, 0),
                month(asctime.group(1)),
                number(asctime, 2, 1),
                asctime,
                3,
                asctime.group(6)));
      }
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Instant at(
      int year, int month, int day, Matcher time, int hourGroup, @Nullable String zone) {
    int hour = number(time, hourGroup, 0);
    int minute = number(time, hourGroup + 1, 0);
    // A leap second is told as the one before it.
    int second = Math.min(59, number(time, hourGroup + 2, 0));
    LocalDateTime local =
        LocalDate.of(year, month, day).atTime(hour % 24, minute, second).plusDays(hour / 24);
    return local.toInstant(offset(zone));
  }

  /** The digits behind a second's point, as nanoseconds. */
  private static long fraction(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
  }

  private static ZoneOffset offset(@Nullable String zone) {
    if (zone == null || zone.isEmpty()) {
      return ZoneOffset.UTC;
    }
    char sign = zone.charAt(0);
    if (sign == '+' || sign == '-') {
      String digits = zone.substring(1).replace(":", "");
      int value = Integer.parseInt(digits);
      int minutes = digits.length() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
      return ZoneOffset.ofTotalSeconds((sign == '-' ? -60 : 60) * minutes);
    }
    return ZoneOffset.ofTotalSeconds(60 * ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
  }

  /** A year of two digits means the nearest one around the year 2000 (RFC 5322 section 4.3). */
  private static int full(int year) {
    return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
  }

  private static int month(String name) {
    int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
    if (at < 0 || at % 3 != 0) {
      throw new DateTimeException("no month: " + name);
    }
    return at / 3 + 1;
  }

  private static int number(Matcher matcher, int group, int otherwise) {
    String digits = matcher.group(group);
    return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
  }
}
