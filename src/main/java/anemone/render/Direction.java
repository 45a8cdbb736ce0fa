package anemone.render;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterDirection;
import com.ibm.icu.util.ULocale;

/** The direction of a text (Unicode annex 9). */
public enum Direction {
  /** From left to right. */
  LTR("ltr", "left", '\u2066'),
  /** From right to left. */
  RTL("rtl", "right", '\u2067');

  /** Ends an isolate: POP DIRECTIONAL ISOLATE. */
  static final char END = '\u2069';

  private final String word;
  private final String start;
  private final char isolate;

  Direction(String word, String start, char isolate) {
    this.word = word;
    this.start = start;
    this.isolate = isolate;
  }

  /** Its value in HTML: {@code ltr} or {@code rtl}. */
  String word() {
    return word;
  }

  /** The side where lines start: {@code left} or {@code right}. */
  String start() {
    return start;
  }

  /** The side where lines end. */
  String end() {
    return this == LTR ? RTL.start : LTR.start;
  }

  /** Whether a text has a letter with a direction. */
  public static boolean hasOne(String text) {
    return count(text, LTR) + count(text, RTL) > 0;
  }

  /** Returns the direction of an isolate's first character. */
  static Direction of(char isolate) {
    return isolate == RTL.isolate ? RTL : LTR;
  }

  /** Returns the character that opens an isolate of a direction, {@code ltr} or {@code rtl}. */
  static char opening(String word) {
    return word.equals(RTL.word) ? RTL.isolate : LTR.isolate;
  }

  /** Whether a character opens an isolate. */
  static boolean opens(char c) {
    return c == LTR.isolate || c == RTL.isolate;
  }

  /** Whether a character is a directional mark, an isolate, or the end of one. */
  public static boolean isSign(char c) {
    return c == '\u200E' || c == '\u200F' || (c >= '\u2066' && c <= '\u2069');
  }

  /** Returns the direction of a language's usual script; left to right if unknown. */
  static Direction ofLanguage(String tag) {
    return ULocale.forLanguageTag(tag).isRightToLeft() ? RTL : LTR;
  }

  /**
   * Returns the direction of a text: that of its language, since the first letter may belong to a
   * foreign name. If the language is unknown, or no letter has its direction, the majority of
   * letters decides.
   *
   * @param tag a BCP 47 tag, or empty
   * @param text the text
   */
  static Direction of(String tag, String text) {
    Direction own = ofLanguage(tag);
    return !tag.isEmpty() && count(text, own) > 0 ? own : ofLetters(text, own);
  }

  /**
   * Returns the direction of most letters of a text.
   *
   * @param otherwise the direction of a text without letters
   */
  public static Direction ofLetters(String text, Direction otherwise) {
    int left = count(text, LTR);
    int right = count(text, RTL);
    return left == right ? otherwise : left > right ? LTR : RTL;
  }

  /**
   * Returns a name for use in a line of this direction: in an isolate if it has the other
   * direction, so that the text beside it keeps its place.
   */
  String inline(String text) {
    Direction own = ofLetters(text, this);
    return own == this ? text : own.isolate + text + END;
  }

  private static int count(String text, Direction direction) {
    return (int) text.codePoints().filter(c -> isStrong(c, direction)).count();
  }

  private static boolean isStrong(int c, Direction direction) {
    int own = UCharacter.getDirection(c);
    return direction == LTR
        ? own == ECharacterDirection.LEFT_TO_RIGHT
        : own == ECharacterDirection.RIGHT_TO_LEFT
            || own == ECharacterDirection.RIGHT_TO_LEFT_ARABIC;
  }
}
