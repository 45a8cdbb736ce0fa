package anemone.edition.summary;

/** Finds spaces, marks and words before and after a position in a text. */
final class TextScan {

  /** Maximum length of a word, in UTF-16 units; longer ones are cut. */
  private static final int LONGEST = 40;

  private static final String OPENERS = "\"'“”„‘’«»¿¡([-–—";

  private static final String CLOSERS = "\"'”’“‘»«›‹)]}」』》〉）】";

  private TextScan() {}

  /** Whether a character is white space of any width, no-break spaces included. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Skips white space backwards from a position, to {@code from} at most. */
  static int beforeSpace(String text, int from, int at) {
    int end = at;
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /**
   * Skips closing marks backwards from a position, and the space that French writes before them, to
   * {@code from} at most.
   */
  static int beforeClosers(String text, int from, int at) {
    int end = at;
    while (end > from && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end < at ? beforeSpace(text, from, end) : end;
  }

  /** Skips white space, opening marks and dashes forwards from a position. */
  static int afterOpeners(String text, int at) {
    int first = at;
    while (first < text.length()
        && (isSpace(text.charAt(first)) || OPENERS.indexOf(text.charAt(first)) >= 0)) {
      first++;
    }
    return first;
  }

  /** Returns the characters before a position, back to white space or an opening mark. */
  static String token(String text, int from, int end) {
    int start = end;
    while (start > from
        && end - start < LONGEST
        && !isSpace(text.charAt(start - 1))
        && "\"'’“„‘«(/[".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, end);
  }

  /** Returns the letters that begin at a position; empty if there are none. */
  static String word(String text, int at) {
    int end = at;
    while (end < text.length() && end - at < LONGEST && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  /** Whether the first word after a position begins with a lower-case letter. */
  static boolean startsLow(String text, int at) {
    int first = afterOpeners(text, at);
    return first < text.length() && Character.isLowerCase(text.codePointAt(first));
  }
}
