package anemone.subscriber;

import java.util.Locale;
import java.util.Optional;

/** How often a subscriber hears from the newsletter. */
public enum Cadence {
  /** Every day. */
  DAILY,
  /** Monday to Friday. */
  WEEKDAYS,
  /** Once a week, on Monday. */
  WEEKLY,
  /** Once a month, on its first day. */
  MONTHLY;

  /** The word for it in files: {@code daily}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The cadence of that word, if there is one. */
  public static Optional<Cadence> of(String word) {
    for (Cadence cadence : values()) {
      if (cadence.word().equals(word)) {
        return Optional.of(cadence);
      }
    }
    return Optional.empty();
  }
}
