package anemone.collect.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the dates of feeds and pages: RFC 822 and 5322, ISO 8601, {@code asctime}, the forms of
 * JavaScript and Java, and dates in the words and orders of some fifty languages.
 *
 * <pre>{@code
 * DateParser.parse("Mon, 23 Nov 2026 08:30:00 +0100", DateHints.NONE);
 * DateParser.find("Publicado el 23 de noviembre de 2026 a las 8:30", DateHints.of(spanish));
 * }</pre>
 */
public final class DateParser {

  /** Maximum length of a date, and of the part of a text that is searched. */
  private static final int LONGEST = 400;

  private static final int MAX_BEFORE = 5;

  private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
  private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");

  private DateParser() {}

  /**
   * Parses a text that consists of a date.
   *
   * @param text a date, possibly after a few words
   * @param hints what is known about its context
   * @return the date; empty if the text is not one
   */
  public static Optional<FoundDate> parse(String text, DateHints hints) {
    String clean = text.strip();
    if (clean.length() > LONGEST) {
      return Optional.empty();
    }
    if (SECONDS.matcher(clean).matches()) {
      return Optional.of(at(Instant.ofEpochSecond(Long.parseLong(clean))));
    }
    if (MILLISECONDS.matcher(clean).matches()) {
      return Optional.of(at(Instant.ofEpochMilli(Long.parseLong(clean))));
    }
    List<Token> tokens = Token.of(clean);
    for (int i = 0; i < Math.min(MAX_BEFORE, tokens.size()); i++) {
      Optional<FoundDate> found = at(tokens, i, hints, true);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Finds the first date with a year of four digits in a text. */
  public static Optional<FoundDate> find(String text, DateHints hints) {
    return first(text.length() > LONGEST ? text.substring(0, LONGEST) : text, hints, false);
  }

  /** Finds the first date in a short line, also one such as 23.11.26 or 11/23/26. */
  public static Optional<FoundDate> findShort(String text, DateHints hints) {
    return text.length() > LONGEST ? Optional.empty() : first(text, hints, true);
  }

  private static Optional<FoundDate> first(String text, DateHints hints, boolean lenient) {
    List<Token> tokens = Token.of(text);
    for (int i = 0; i < tokens.size(); i++) {
      Optional<FoundDate> found = at(tokens, i, hints, lenient);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<FoundDate> at(
      List<Token> tokens, int i, DateHints hints, boolean lenient) {
    DayReader reader = new DayReader(tokens, hints, lenient);
    return reader.read(i).map(day -> withTime(tokens, i, day, hints));
  }

  private static FoundDate withTime(
      List<Token> tokens, int start, DayReader.Day day, DateHints hints) {
    TimeReader times = new TimeReader(tokens, hints.locale());
    Optional<TimeReader.Time> time =
        day.time().or(() -> times.after(day.next())).or(() -> times.before(start));
    LocalDate date = day.date();
    if (time.isEmpty()) {
      return FoundDate.of(date);
    }
    LocalDateTime local = date.atTime(time.get().time()).plusDays(time.get().days());
    return new FoundDate(
        local.toLocalDate(), Optional.of(local.toLocalTime()), time.get().offset());
  }

  private static FoundDate at(Instant instant) {
    try {
      LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      return new FoundDate(
          utc.toLocalDate(), Optional.of(utc.toLocalTime()), Optional.of(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return new FoundDate(LocalDate.EPOCH, Optional.of(LocalTime.MIDNIGHT), Optional.empty());
    }
  }
}
