package anemone.process;

import java.time.Duration;

/** Numbers with their nouns, as a person writes them. */
public final class Plurals {

  private Plurals() {}

  /** {@code 1 story}, {@code 1,204 stories}. */
  public static String count(long number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }

  /** {@code 38 s}, {@code 12 min}. */
  public static String time(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    return seconds < 300 ? seconds + " s" : seconds / 60 + " min";
  }
}
