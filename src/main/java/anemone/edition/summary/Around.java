package anemone.edition.summary;

/** What stands before and behind a place in a text. */
final class Around {

  /** Longer than any word that matters here; what is longer is cut. */
  private static final int LONGEST = 40;

  private static final String OPENERS = "\"'“”„‘’«»¿¡([-–—";

  private static final String CLOSERS = "\"'”’“‘»«›‹)]}」』》〉）】";

  private Around() {}

  /** Whether a character is white space of any width, no-break spaces included. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** The place before the white space before a place, no further back than {@code from}. */
  static int beforeSpace(String text, int from, int at) {
    int end = at;
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /**
   * The place before the closing marks before a place, and before the space that French writes
   * before these, no further back than {@code from}.
   */
  static int beforeClosers(String text, int from, int at) {
    int end = at;
    while (end > from && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end < at ? beforeSpace(text, from, end) : end;
  }

  /** The first place from here on that is neither white space nor an opening mark or dash. */
  static int afterOpeners(String text, int at) {
    int first = at;
    while (first < text.length()
        && (isSpace(text.charAt(first)) || OPENERS.indexOf(text.charAt(first)) >= 0)) {
      first++;
    }
    return first;
  }

  /** The characters before a place, back to white space or an opening mark. */
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

  /** The letters from a place on. */
  static String word(String text, int at) {
    int end = at;
    while (end < text.length() && end - at < LONGEST && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  /** Whether the first word from a place on begins with a lower-case letter. */
  static boolean startsLow(String text, int at) {
    int first = afterOpeners(text, at);
    return first < text.length() && Character.isLowerCase(text.codePointAt(first));
  }
}
