package anemone.edition.summary;

/**
 * Estimates how long a text takes to read.
 *
 * <p>Adults silently read 238 words of English non-fiction a minute, and about as many in other
 * languages that separate words by spaces (M. Brysbaert, "How many words do we read per minute?",
 * Journal of Memory and Language 109, 2019). For Chinese and Japanese, which have no spaces, 500
 * characters a minute are the usual figure.
 */
public final class ReadingTime {

  private static final double WORDS_A_MINUTE = 238;
  private static final double CHARACTERS_A_MINUTE = 500;

  private ReadingTime() {}

  /**
   * Returns the reading time of a text.
   *
   * @return whole minutes, at least 1
   */
  public static int minutes(String text) {
    int words = 0;
    int characters = 0;
    boolean within = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean unspaced = isUnspaced(c);
      boolean word =
          !unspaced && !Character.isWhitespace(c) && (within || Character.isLetterOrDigit(c));
      characters += unspaced ? 1 : 0;
      words += word && !within ? 1 : 0;
      within = word;
    }
    double minutes = words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE;
    return Math.max(1, (int) Math.round(minutes));
  }

  /** Whether a character belongs to Chinese or Japanese script, which has no spaces. */
  static boolean isUnspaced(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }
}
