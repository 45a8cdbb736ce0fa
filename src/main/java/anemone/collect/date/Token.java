package anemone.collect.date;

import java.util.ArrayList;
import java.util.List;

/**
 * A number, word or other single character of a text, separated by white space.
 *
 * @param text the characters; digits of every script as ASCII
 * @param kind the kind
 * @param spaced whether white space precedes it
 */
record Token(String text, Kind kind, boolean spaced) {

  enum Kind {
    NUMBER,
    WORD,
    MARK
  }

  /** Stands for any position outside the text. */
  static final Token END = new Token("", Kind.MARK, false);

  private static final int LONGEST_NUMBER = 18;

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Whether it is one of the given characters. */
  boolean isMark(String marks) {
    return kind == Kind.MARK && text.length() == 1 && marks.contains(text);
  }

  /** Whether it is a number of {@code min} to {@code max} digits. */
  boolean hasDigits(int min, int max) {
    return isNumber() && text.length() >= min && text.length() <= max;
  }

  /** The value of a number of at most 18 digits. */
  long value() {
    return Long.parseLong(text);
  }

  /** The tokens of a text. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    boolean spaced = false;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Character.isWhitespace(c)
          || Character.isSpaceChar(c)
          || c == 0x200b
          || c == 0x200e
          || c == 0x200f) {
        spaced = true;
        at += Character.charCount(c);
        continue;
      }
      int start = at;
      StringBuilder piece = new StringBuilder();
      Kind kind = kind(c);
      do {
        c = text.codePointAt(at);
        if (kind(c) != kind) {
          break;
        }
        if (kind == Kind.NUMBER) {
          piece.append(Character.digit(c, 10));
        } else {
          piece.appendCodePoint(c);
        }
        at += Character.charCount(c);
      } while (at < text.length()
          && kind != Kind.MARK
          && !isIdeograph(c)
          && piece.length() < LONGEST_NUMBER + 30);
      if (kind == Kind.NUMBER && piece.length() > LONGEST_NUMBER) {
        kind = Kind.MARK;
      }
      tokens.add(new Token(piece.toString(), kind, spaced && start > 0));
      spaced = false;
    }
    return tokens;
  }

  private static Kind kind(int c) {
    if (Character.digit(c, 10) >= 0 && !Character.isLetter(c)) {
      return Kind.NUMBER;
    }
    boolean inWord =
        Character.isLetter(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    return inWord ? Kind.WORD : Kind.MARK;
  }

  /** Ideographs are words of one character, since they mark year, month and day. */
  private static boolean isIdeograph(int c) {
    return Character.isIdeographic(c);
  }
}
