package anemone.render;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.function.ToIntFunction;

/** Measures text, and truncates it without splitting characters. */
public final class TextWidth {

  private static final String ELLIPSIS = "\u2026";

  /** Maximum UTF-16 units of a grapheme; longer ones are stacked marks. */
  private static final int LONGEST_GRAPHEME = 24;

  /** The part of the text after which a word boundary is looked for. */
  private static final double EARLIEST_WORD_END = 0.6;

  private TextWidth() {}

  /**
   * Returns the columns of a text in a terminal: two for East Asian wide and full-width characters
   * (Unicode annex 11), none for marks and formatting characters.
   */
  public static int width(String text) {
    return text.codePoints().map(TextWidth::width).sum();
  }

  /** Truncates a text to a number of columns, including an ellipsis. */
  public static String cut(String text, int columns) {
    return cut(text, columns, TextWidth::width);
  }

  /** Truncates a text to a number of graphemes, including an ellipsis. */
  static String cutGraphemes(String text, int graphemes) {
    return cut(text, graphemes, grapheme -> 1);
  }

  private static String cut(String text, int max, ToIntFunction<String> measure) {
    BreakIterator graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
    graphemes.setText(text);
    int used = 0;
    int fits = 0;
    int start = graphemes.first();
    for (int end = graphemes.next(); end != BreakIterator.DONE; end = graphemes.next()) {
      used += measure.applyAsInt(text.substring(start, end));
      if (used > max || end - start > LONGEST_GRAPHEME) {
        return shortened(text, fits);
      }
      if (used < max) {
        fits = end;
      }
      start = end;
    }
    return text;
  }

  private static String shortened(String text, int fits) {
    boolean insideWord =
        fits > 0
            && fits < text.length()
            && text.charAt(fits) != ' '
            && width(text.codePointAt(fits)) < 2;
    int space = insideWord ? text.lastIndexOf(' ', fits) : -1;
    int end = space > fits * EARLIEST_WORD_END ? space : fits;
    while (end > 0 && " ,;:.\u3001\u3002\u060C-\u2013\u2014".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return switch (UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH)) {
      case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> 2;
      default -> 1;
    };
  }
}
