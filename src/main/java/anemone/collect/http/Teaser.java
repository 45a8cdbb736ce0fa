package anemone.collect.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a source says of an article in few words: its publisher's own choice of what matters. */
final class Teaser {

  /** What is longer is a text of its own. */
  private static final int LONGEST = 1_000;

  /** Minimum number of equal characters for two texts to have one beginning. */
  private static final int COMPARED = 50;

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Teaser() {}

  /**
   * The teaser of an article.
   *
   * @param summary what its source says besides its text, or empty
   * @return the summary; empty where it only repeats the headline or is cut from the beginning of
   *     the text, as software does: that is nobody's choice
   */
  static String of(String summary, String title, String text) {
    if (summary.isEmpty() || summary.length() > LONGEST || summary.equals(text)) {
      return "";
    }
    String words = letters(summary);
    String start = words.substring(0, Math.min(COMPARED, words.length()));
    boolean own = !letters(text).startsWith(start) && !letters(title).contains(start);
    return own ? summary : "";
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
