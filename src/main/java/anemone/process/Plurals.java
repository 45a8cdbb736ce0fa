package anemone.process;

import java.time.Duration;

/** Formats numbers with nouns and units. */
public final class Plurals {

  private Plurals() {}

  /** {@code 1 story}, {@code 1,204 stories}. */
  public static String count(long number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }

  /** {@code 38 s}, {@code 12 min}, {@code 5 h}. */
  public static String time(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 300) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
