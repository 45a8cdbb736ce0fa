package anemone.collect.date;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses a time of day and its zone from tokens. */
final class TimeReader {

  /** Maximum number of tokens between a day and its time: "at", a comma, a bar. */
  private static final int FARTHEST = 4;

  private static final int NOON = 12;
  private static final Set<String> MORNING = Set.of("am", "上午", "午前", "오전", "ص", "πμ");
  private static final Set<String> AFTERNOON = Set.of("pm", "下午", "午後", "오후", "م", "μμ");
  private static final Set<String> HOUR = Set.of("h", "uhr", "u", "時", "时", "点", "시");
  private static final Set<String> MINUTE = Set.of("m", "min", "分", "분");
  private static final String ZERO = "00";

  private final List<Token> tokens;
  private final Locale locale;

  TimeReader(List<Token> tokens, Locale locale) {
    this.tokens = tokens;
    this.locale = locale;
  }

  /**
   * A time.
   *
   * @param time the time of day
   * @param days days to add: 1 for "24:00", else 0
   * @param offset the offset from UTC, if given
   * @param next the index of the next token
   */
  record Time(LocalTime time, int days, Optional<ZoneOffset> offset, int next) {}

  /** Finds the time at or shortly after a token, before any other number. */
  Optional<Time> after(int at) {
    for (int i = at; i <= at + FARTHEST; i++) {
      Optional<Time> time = at(i);
      if (time.isPresent()) {
        return time;
      }
      if (token(i).isNumber()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Finds the time shortly before a day: "10:30, 5 May 2026". */
  Optional<Time> before(int day) {
    for (int i = Math.max(0, day - 8); i < day; i++) {
      Optional<Time> time = at(i);
      if (time.isPresent() && time.get().next() <= day && time.get().next() >= day - 3) {
        return time;
      }
    }
    return Optional.empty();
  }

  /** Parses the time that starts at a token. */
  Optional<Time> at(int at) {
    int index = at;
    Optional<Boolean> half = half(index);
    if (half.isPresent()) {
      index += halfLength(index);
    }
    if (!token(index).hasDigits(1, 2)) {
      return colonless(index);
    }
    long hour = token(index).value();
    boolean colon = token(index + 1).isMark(":.") && token(index + 2).hasDigits(2, 2);
    boolean point = colon && token(index + 1).isMark(".");
    boolean word = isWord(index + 1, HOUR) && token(index + 2).hasDigits(1, 2);
    if (!colon && !word) {
      return whole(index, hour);
    }
    if (point && index > 0 && token(index - 1).isMark(".")) {
      return Optional.empty();
    }
    long minute = token(index + 2).value();
    int next = index + 3;
    long second = 0;
    long nanos = 0;
    if (token(next).isMark(":") && token(next + 1).hasDigits(1, 2)) {
      second = token(next + 1).value();
      next += 2;
      if (token(next).isMark(".,")
          && token(next + 1).hasDigits(1, 18)
          && !token(next + 1).spaced()) {
        nanos = fraction(token(next + 1).text());
        next += 2;
      } else if (token(next).isMark(":") && token(next + 1).hasDigits(3, 3)) {
        nanos = fraction(token(next + 1).text());
        next += 2;
      }
    } else if (isWord(next, MINUTE) && word) {
      next++;
    }
    return time(hour, minute, second, nanos, half, next);
  }

  /** Parses the six digits after a compact date. */
  static Optional<Time> compact(String digits) {
    int hour = Integer.parseInt(digits.substring(0, 2));
    int minute = Integer.parseInt(digits.substring(2, 4));
    int second = Integer.parseInt(digits.substring(4, 6));
    return hour < 24 && minute < 60 && second < 60
        ? Optional.of(new Time(LocalTime.of(hour, minute, second), 0, Optional.empty(), 0))
        : Optional.empty();
  }

  /** Parses ISO 8601's basic form after a T, T083000. */
  private Optional<Time> colonless(int at) {
    boolean marked = at > 0 && token(at - 1).text().equalsIgnoreCase("t");
    if (!marked || !(token(at).hasDigits(4, 4) || token(at).hasDigits(6, 6))) {
      return Optional.empty();
    }
    return compact((token(at).text() + ZERO).substring(0, 6)).map(t -> zoned(t.time(), 0, at + 1));
  }

  /** Parses an hour with am or pm: 8 pm. */
  private Optional<Time> whole(int at, long hour) {
    Optional<Boolean> half = half(at + 1);
    return half.isPresent() && hour >= 1 && hour <= NOON
        ? time(hour, 0, 0, 0, half, at + 1)
        : Optional.empty();
  }

  private Optional<Time> time(
      long hour, long minute, long second, long nanos, Optional<Boolean> before, int next) {
    int behind = next;
    Optional<Boolean> half = before;
    if (half.isEmpty()) {
      half = half(behind);
      behind += half.isPresent() ? halfLength(behind) : 0;
    }
    long full = hour;
    if (half.isPresent() && hour <= NOON) {
      full = hour % NOON + (half.get() ? NOON : 0);
    }
    boolean midnight = full == 24 && minute == 0;
    if ((full > 23 && !midnight) || minute > 59 || second > 60) {
      return Optional.empty();
    }
    // A leap second counts as the second before it.
    LocalTime time =
        LocalTime.of(
            midnight ? 0 : (int) full, (int) minute, (int) Math.min(59, second), (int) nanos);
    return Optional.of(zoned(time, midnight ? 1 : 0, behind));
  }

  /** Adds the zone that follows: Z, UTC, +01:00, GMT+2, (CET). */
  private Time zoned(LocalTime time, int days, int at) {
    int index = isWord(at, HOUR) ? at + 1 : at;
    if (token(index).isMark("(")) {
      index++;
    }
    Optional<ZoneOffset> named = Optional.empty();
    if (token(index).isWord()) {
      named = ZoneNames.offset(token(index).text(), locale);
      index += named.isPresent() ? 1 : 0;
    }
    boolean zero = named.isEmpty() || named.get().equals(ZoneOffset.UTC);
    boolean signed = token(index).isMark("+-\u2212") && token(index + 1).hasDigits(1, 4);
    if (zero && signed && !(token(index + 1).spaced() && token(index).spaced())) {
      boolean minutes = token(index + 2).isMark(":") && token(index + 3).hasDigits(2, 2);
      String digits = token(index + 1).text() + (minutes ? token(index + 3).text() : "");
      return new Time(
          time,
          days,
          ZoneNames.offset(!token(index).text().equals("+"), digits),
          index + (minutes ? 4 : 2));
    }
    return new Time(time, days, named, named.isPresent() ? index : at);
  }

  /** True for pm, false for am, empty for neither; "p.m." is three tokens. */
  private Optional<Boolean> half(int at) {
    String text = token(at).text().toLowerCase(Locale.ROOT);
    String joined =
        token(at + 1).isMark(".") ? text + token(at + 2).text().toLowerCase(Locale.ROOT) : text;
    String pair = text + token(at + 1).text();
    for (String word : List.of(text, joined, pair)) {
      if (MORNING.contains(word)) {
        return Optional.of(false);
      }
      if (AFTERNOON.contains(word)) {
        return Optional.of(true);
      }
    }
    return Optional.empty();
  }

  private int halfLength(int at) {
    String text = token(at).text().toLowerCase(Locale.ROOT);
    if (MORNING.contains(text) || AFTERNOON.contains(text)) {
      return 1;
    }
    return token(at + 1).isMark(".") ? token(at + 3).isMark(".") ? 4 : 3 : 2;
  }

  private boolean isWord(int at, Set<String> words) {
    return token(at).isWord() && words.contains(token(at).text().toLowerCase(Locale.ROOT));
  }

  /** The fraction of a second in nanoseconds. */
  private static long fraction(String digits) {
    return Long.parseLong((digits + "000000000").substring(0, 9));
  }

  private Token token(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at) : Token.END;
  }
}
