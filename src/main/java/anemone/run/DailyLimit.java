package anemone.run;

import anemone.deliver.Pacing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A list that does not fit into one day's messages.
 *
 * @param mails number of messages
 * @param day messages a day
 * @param last the day on which the last one leaves
 */
public record DailyLimit(long mails, long day, LocalDate last) {

  /** Returns the limit that a number of messages exceeds, if it does. */
  public static Optional<DailyLimit> of(Pacing pacing, long mails, Instant now, ZoneId zone) {
    long day = pacing.perDay();
    if (mails <= day) {
      return Optional.empty();
    }
    long days = (mails - 1) / day;
    return Optional.of(new DailyLimit(mails, day, LocalDate.ofInstant(now, zone).plusDays(days)));
  }

  /** Returns what that means, in one sentence. */
  public String sentence() {
    return "%,d mails do not fit into %,d a day: the last would leave on %s"
        .formatted(mails, day, last);
  }
}
