package anemone.run;

import anemone.deliver.Pacing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A list with more recipients than the server's daily limit allows.
 *
 * @param mails number of messages
 * @param day maximum number of messages per day
 * @param last the day on which the last message would be sent
 */
public record DailyLimit(long mails, long day, LocalDate last) {

  /** Returns the daily limit if a number of messages exceeds it. */
  public static Optional<DailyLimit> of(Pacing pacing, long mails, Instant now, ZoneId zone) {
    long day = pacing.perDay();
    if (mails <= day) {
      return Optional.empty();
    }
    long days = (mails - 1) / day;
    return Optional.of(new DailyLimit(mails, day, LocalDate.ofInstant(now, zone).plusDays(days)));
  }

  /** Returns a sentence for the operator. */
  public String sentence() {
    return "%,d mails exceed the limit of %,d a day; the last would be sent on %s"
        .formatted(mails, day, last);
  }
}
