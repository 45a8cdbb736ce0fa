package anemone.newsletter;

import anemone.newsletter.Newsletter.Keep;
import anemone.subscriber.Checked;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the group {@code keep}: how long the state keeps what it no longer sends. */
final class KeepSection {

  private static final Pattern TIME =
      Pattern.compile("(\\d{1,4})\\s*(d|days?|w|weeks?|months?|y|years?)");

  private static final String FOREVER = "forever";

  /** Bounces, repeated stories and retries look back by less. */
  private static final Period FEWEST = Period.ofDays(62);

  /** A day from which times of days and of months are compared. */
  private static final LocalDate DAY = LocalDate.of(2001, 1, 1);

  private KeepSection() {}

  /** Returns the times, with defaults for missing keys. */
  static Keep read(Fields fields) {
    Optional<Period> articles = time(fields, "articles", Keep.USUAL.articles());
    Optional<Period> deliveries = time(fields, "deliveries", Keep.USUAL.deliveries());
    Optional<Period> editions = time(fields, "editions", Keep.USUAL.editions());
    fields.done();
    if (isShorter(deliveries, Optional.of(FEWEST))) {
      fields.problem("deliveries", "is too short; must be at least 62 days, or forever");
    }
    if (isShorter(editions, deliveries)) {
      fields.problem(
          "editions",
          "is shorter than keep.deliveries; must be as long as deliveries are kept, or longer");
    }
    return new Keep(articles, deliveries, editions);
  }

  private static Optional<Period> time(Fields fields, String key, Optional<Period> usual) {
    return fields.optional(key, KeepSection::time).orElse(usual);
  }

  private static Checked<Optional<Period>> time(String text) {
    if (text.equals(FOREVER)) {
      return Checked.good(Optional.empty());
    }
    Matcher m = TIME.matcher(text);
    Optional<Period> time =
        m.matches()
            ? Optional.of(period(Integer.parseInt(m.group(1)), m.group(2).charAt(0)))
            : Optional.empty();
    return Values.valid(
            time.filter(t -> !t.isZero()), text, "be a time such as 90d or 13 months, or forever")
        .then(t -> Checked.good(Optional.of(t)));
  }

  private static Period period(int count, char unit) {
    return switch (unit) {
      case 'd' -> Period.ofDays(count);
      case 'w' -> Period.ofWeeks(count);
      case 'm' -> Period.ofMonths(count);
      default -> Period.ofYears(count);
    };
  }

  /** Whether a time is shorter than another; without a value, it is without end. */
  private static boolean isShorter(Optional<Period> time, Optional<Period> than) {
    return time.filter(
            t -> than.isEmpty() || DAY.plus(t).isBefore(DAY.plus(than.orElse(Period.ZERO))))
        .isPresent();
  }
}
