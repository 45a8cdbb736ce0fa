package anemone.process;

import anemone.subscriber.EmailAddress;
import java.time.Duration;
import java.util.regex.Pattern;

/** Numbers with their nouns, as a person writes them. */
public final class Plurals {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),:;]+@[^\\s<>\"'(),:;]+");

  private Plurals() {}

  /** {@code 1 story}, {@code 1,204 stories}. */
  public static String count(long number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }

  /** A server's words to one address, without it and without any other. */
  public static String without(EmailAddress address, String text) {
    String own =
        "(?i)(?<![\\w.+-])(?:%s|%s)(?![\\w+-]|\\.\\w)"
            .formatted(Pattern.quote(address.toString()), Pattern.quote(address.local()));
    return ADDRESS.matcher(text.replaceAll(own, "(address)")).replaceAll("(address)");
  }

  /** {@code 38 s}, {@code 12 min}. */
  public static String time(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    return seconds < 300 ? seconds + " s" : seconds / 60 + " min";
  }
}
