package anemone.collect.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses a day from tokens, with year, month and day in any order. */
final class DayReader {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  /** Years between the Buddhist calendar of Thailand and the Gregorian one. */
  private static final int BUDDHIST = 543;

  /** Words between the parts of a date: "23rd of November", "23 de noviembre de". */
  private static final Set<String> FILLERS =
      Set.of(
          "st", "nd", "rd", "th", "er", "ère", "º", "ª", "de", "del", "di", "of", "the", "den",
          "der", "le", "du", "d", "do", "ngày", "tháng", "thg", "năm", "г", "року", "года", "m",
          "no", "ta", "da", "dia", "el");

  private static final Set<String> MONTH_WORDS = Set.of("tháng", "thg");

  private final List<Token> tokens;
  private final DateHints hints;
  private final boolean lenient;

  /**
   * A reader.
   *
   * @param lenient whether years of two digits and numbers without separators are accepted
   */
  DayReader(List<Token> tokens, DateHints hints, boolean lenient) {
    this.tokens = tokens;
    this.hints = hints;
    this.lenient = lenient;
  }

  /**
   * A day.
   *
   * @param date the day
   * @param next the index of the next token
   * @param time the time, if it stands inside the date, as in {@code Nov 23 08:30:00 2026}
   */
  record Day(LocalDate date, int next, Optional<TimeReader.Time> time) {}

  /** The day that begins at a token. */
  Optional<Day> read(int at) {
    Token token = token(at);
    if (token.isNumber()) {
      return yearFirst(at)
          .or(() -> ideographs(at))
          .or(() -> figures(at))
          .or(() -> dayMonthYear(at))
          .or(() -> yearAndMonthName(at))
          .or(() -> compact(at));
    }
    return token.isWord() ? monthDayYear(at) : Optional.empty();
  }

  /** 2026-11-23, 2026/11/23, 2026.11.23. or, leniently, 2026-11 and 2026. */
  private Optional<Day> yearFirst(int at) {
    if (!token(at).hasDigits(4, 4)) {
      return Optional.empty();
    }
    int month = afterMark(at + 1, "-/.\u2010\u2011\u2013");
    if (month < 0 || !token(month).hasDigits(1, 2)) {
      return lenient && at == 0 && (at + 1 == tokens.size())
          ? day(year(at), 1, 1, at + 1)
          : Optional.empty();
    }
    int day = afterMark(month + 1, "-/.\u2010\u2011\u2013");
    if (day < 0 || !token(day).hasDigits(1, 2)) {
      boolean whole = month + 1 == tokens.size() && at == 0;
      return lenient && whole ? day(year(at), value(month), 1, month + 1) : Optional.empty();
    }
    return day(year(at), value(month), value(day), day + 1);
  }

  /** 2026 11 23 with the words for year, month and day of Chinese, Japanese or Korean behind. */
  private Optional<Day> ideographs(int at) {
    if (!token(at).hasDigits(4, 4) || !isOneOf(at + 1, "年", "년")) {
      return Optional.empty();
    }
    boolean month = token(at + 2).hasDigits(1, 2) && isOneOf(at + 3, "月", "월");
    boolean day = token(at + 4).hasDigits(1, 2) && isOneOf(at + 5, "日", "일", "号");
    return month && day ? day(year(at), value(at + 2), value(at + 4), at + 6) : Optional.empty();
  }

  /** 23.11.2026, 23/11/2026, 11/23/2026, 23-11-26. */
  private Optional<Day> figures(int at) {
    if (!token(at).hasDigits(1, 2)) {
      return Optional.empty();
    }
    int second = afterMark(at + 1, "./-\u2010\u2011\u2013");
    int third = second < 0 ? -1 : afterMark(second + 1, "./-\u2010\u2011\u2013");
    if (third < 0 || !token(second).hasDigits(1, 2) || !isYear(third)) {
      return Optional.empty();
    }
    if (!token(at + 1).text().equals(token(second + 1).text())) {
      return Optional.empty();
    }
    int a = value(at);
    int b = value(second);
    boolean dotted = token(at + 1).text().equals(".");
    boolean monthFirst = b > 12 || (!dotted && a <= 12 && hints.order() == DateOrder.MONTH_FIRST);
    return monthFirst ? day(year(third), a, b, third + 1) : day(year(third), b, a, third + 1);
  }

  /** 23 November 2026, 23-Nov-26, 23 de noviembre de 2026. */
  private Optional<Day> dayMonthYear(int at) {
    if (!token(at).hasDigits(1, 2)) {
      return Optional.empty();
    }
    int word = skipFillers(at + 1, "-./,\u2010\u2013");
    if (isMonthWord(word) && token(word).hasDigits(1, 2)) {
      int year = skipFillers(word + 1, "-./,");
      return isYear(year) ? day(year(year), value(word), value(at), year + 1) : Optional.empty();
    }
    Optional<Name> month = monthName(word);
    if (month.isEmpty()) {
      return Optional.empty();
    }
    int year = skipFillers(month.get().next(), "-./,'\u2019\u2010\u2013");
    return isYear(year) && isNoTime(year)
        ? day(year(year), month.get().month(), value(at), year + 1)
        : Optional.empty();
  }

  /** November 23, 2026; Nov 23 08:30:00 UTC 2026. */
  private Optional<Day> monthDayYear(int at) {
    Optional<Name> month = monthName(at);
    if (month.isEmpty()) {
      return Optional.empty();
    }
    int day = skipFillers(month.get().next(), "-./,");
    if (!token(day).hasDigits(1, 2) || !isNoTime(day)) {
      return Optional.empty();
    }
    int year = skipFillers(day + 1, "-./,'\u2019");
    if (isYear(year) && isNoTime(year)) {
      return day(year(year), month.get().month(), value(day), year + 1);
    }
    Optional<TimeReader.Time> time = new TimeReader(tokens, hints.locale()).at(day + 1);
    if (time.isPresent() && token(time.get().next()).hasDigits(4, 4)) {
      int behind = time.get().next();
      return day(year(behind), month.get().month(), value(day), behind + 1)
          .map(d -> new Day(d.date(), d.next(), time));
    }
    return Optional.empty();
  }

  /** 2026 November 23, 2026. november 23. */
  private Optional<Day> yearAndMonthName(int at) {
    if (!token(at).hasDigits(4, 4)) {
      return Optional.empty();
    }
    Optional<Name> month = monthName(skipFillers(at + 1, "-./,"));
    if (month.isEmpty()) {
      return Optional.empty();
    }
    int day = skipFillers(month.get().next(), "-./,");
    return token(day).hasDigits(1, 2)
        ? day(year(at), month.get().month(), value(day), day + 1)
        : Optional.empty();
  }

  /** 20261123, and with spaces only 2026 11 23. */
  private Optional<Day> compact(int at) {
    Token token = token(at);
    if (token.hasDigits(8, 8) || (lenient && token.hasDigits(14, 14))) {
      int year = Integer.parseInt(token.text().substring(0, 4));
      int month = Integer.parseInt(token.text().substring(4, 6));
      int day = Integer.parseInt(token.text().substring(6, 8));
      Optional<TimeReader.Time> time =
          token.hasDigits(14, 14)
              ? TimeReader.compact(token.text().substring(8))
              : Optional.empty();
      return day(year, month, day, at + 1).map(d -> new Day(d.date(), d.next(), time));
    }
    boolean spaced =
        lenient
            && at == 0
            && token.hasDigits(4, 4)
            && token(at + 1).hasDigits(2, 2)
            && token(at + 2).hasDigits(2, 2);
    return spaced ? day(year(at), value(at + 1), value(at + 2), at + 3) : Optional.empty();
  }

  private record Name(int month, int next) {}

  /** Parses the name of a month; Thai short forms have a full stop inside. */
  private Optional<Name> monthName(int at) {
    if (!token(at).isWord()) {
      return Optional.empty();
    }
    Optional<Integer> month = MonthNames.month(token(at).text(), hints.locale());
    if (month.isPresent()) {
      int next = token(at + 1).isMark(".") ? at + 2 : at + 1;
      return Optional.of(new Name(month.get(), next));
    }
    boolean joined = token(at + 1).isMark(".") && token(at + 2).isWord() && !token(at + 2).spaced();
    return joined
        ? MonthNames.month(token(at).text() + token(at + 2).text(), hints.locale())
            .map(m -> new Name(m, token(at + 3).isMark(".") ? at + 4 : at + 3))
        : Optional.empty();
  }

  private boolean isMonthWord(int at) {
    return token(at - 1).isWord()
        && MONTH_WORDS.contains(token(at - 1).text().toLowerCase(Locale.ROOT))
        && token(at).isNumber();
  }

  /** Whether a number is not an hour, that is, not followed by a colon. */
  private boolean isNoTime(int at) {
    return !token(at + 1).isMark(":") || !token(at + 2).isNumber() || token(at).hasDigits(4, 4);
  }

  private boolean isYear(int at) {
    Token token = token(at);
    if (token.hasDigits(4, 4)) {
      return year(at) >= FIRST_YEAR && year(at) <= LAST_YEAR;
    }
    return lenient && token.hasDigits(2, 2);
  }

  private int year(int at) {
    int year = value(at);
    if (token(at).text().length() == 2) {
      // A year of two digits means the nearest one around the year 2000 (RFC 5322 section 4.3).
      return year < 50 ? 2000 + year : 1900 + year;
    }
    return year > LAST_YEAR ? year - BUDDHIST : year;
  }

  private static Optional<Day> day(int year, int month, int day, int next) {
    try {
      return Optional.of(new Day(LocalDate.of(year, month, day), next, Optional.empty()));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private int afterMark(int at, String marks) {
    return token(at).isMark(marks) ? at + 1 : -1;
  }

  /** The index after up to four separators and filler words. */
  private int skipFillers(int at, String marks) {
    int next = at;
    for (int i = 0; i < 4; i++) {
      Token token = token(next);
      boolean filler =
          token.isMark(marks)
              || (token.isWord() && FILLERS.contains(token.text().toLowerCase(Locale.ROOT)));
      if (!filler) {
        return next;
      }
      next++;
    }
    return next;
  }

  private boolean isOneOf(int at, String first, String... more) {
    String text = token(at).text();
    return text.startsWith(first) || List.of(more).stream().anyMatch(text::startsWith);
  }

  private int value(int at) {
    return (int) token(at).value();
  }

  private Token token(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at) : Token.END;
  }
}
