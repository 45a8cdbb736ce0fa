package anemone.process;

/**
 * Makes text of strangers safe to print: titles, replies of servers and values of subscribers may
 * contain sequences that control a terminal, forge a line, or turn its words around.
 */
public final class SafeText {

  private static final String ELLIPSIS = "\u2026";

  private SafeText() {}

  /**
   * Returns a text for printing. Control characters become spaces, except for tabs and line feeds;
   * directional controls of Unicode annex 9 that reach beyond a letter are removed.
   */
  public static String of(String text) {
    int first = 0;
    while (first < text.length() && isSafe(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSafe(c)) {
        safe.append(c);
      } else if (!isDirectional(c)) {
        safe.append(' ');
      }
    }
    return safe.toString();
  }

  /** Returns a text for printing as one line of limited length. */
  public static String line(String text, int longest) {
    String line = of(text).replace('\n', ' ').replace('\t', ' ');
    return line.length() <= longest ? line : cut(line, longest);
  }

  /** Returns the beginning of a text, with no half of a character at its end. */
  static String cut(String text, int longest) {
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + ELLIPSIS;
  }

  private static boolean isSafe(char c) {
    if (c < ' ') {
      return c == '\n' || c == '\t';
    }
    return c < 0x7F || (c > 0x9F && c != 0x2028 && c != 0x2029 && !isDirectional(c));
  }

  /** Embeddings, overrides and isolates. */
  private static boolean isDirectional(char c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
