package anemone.web.pages;

import anemone.subscriber.SignedLink;
import java.time.Duration;
import java.time.Instant;

/**
 * A signed time in a hidden field of a form. It proves that this program showed the form, and how
 * long ago.
 *
 * @param links signs it
 */
record FormStamp(SignedLink links) {

  private static final Duration MIN_AGE = Duration.ofSeconds(2);
  private static final Duration MAX_AGE = Duration.ofHours(12);
  private static final String PURPOSE = "form";

  /** Returns the stamp of a form that is shown now. */
  String make(Instant now) {
    String time = Long.toString(now.getEpochSecond());
    return time + "." + links.code(PURPOSE, time);
  }

  /** Whether a form was shown long enough ago, and not too long. */
  boolean isGood(String stamp, Instant now) {
    int dot = stamp.indexOf('.');
    if (dot < 1 || !links.isCode(stamp.substring(dot + 1), PURPOSE, stamp.substring(0, dot))) {
      return false;
    }
    Instant shown = Instant.ofEpochSecond(Long.parseLong(stamp.substring(0, dot)));
    return !now.isBefore(shown.plus(MIN_AGE)) && !now.isAfter(shown.plus(MAX_AGE));
  }
}
