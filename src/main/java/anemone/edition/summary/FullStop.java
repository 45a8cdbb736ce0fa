package anemone.edition.summary;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A full stop that is followed by a space and no lower-case letter, with the words around it.
 *
 * @param words the number of words of the sentence before {@code token}
 * @param previous the word before {@code token}, or empty
 * @param token the word before the full stop
 * @param next the letters of the next word; empty if it does not begin with a letter
 * @param number whether a number follows
 * @param initial whether a single letter with a full stop follows
 */
record FullStop(
    int words, String previous, String token, String next, boolean number, boolean initial) {

  /** A time of day does not end a sentence of fewer words: "At 5 a.m. Marta left." */
  private static final int MIN_WORDS = 3;

  /** Letters with full stops between them: "U.S", "у.е", "V.Cte". */
  private static final Pattern ACRONYM = Pattern.compile("(?:\\p{L}{1,3}\\.)++\\p{L}{1,3}");

  /** Two to four letters without a vowel, such as "Mt", "Skt" or "пгт", but not all capitals. */
  private static final Pattern VOWELLESS =
      Pattern.compile(
          "(?!\\p{Lu}+$)[[\\p{IsLatin}\\p{IsCyrillic}]"
              + "&&[^aeiouyàâäåæéèêëíìîïóòôöøúùûüаеёиоуыэюяіїєөүұ]]{2,4}");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final Pattern ORDINAL = Pattern.compile("\\d{1,3}|[IVX]{1,5}");

  /**
   * Reads a full stop in a text.
   *
   * @param from the start of its sentence
   * @param end the position after the full stop
   * @param at the position after the white space that follows it
   */
  static FullStop of(String text, int from, int end, int at) {
    String token = TextScan.token(text, from, end - 1);
    int start = end - 1 - token.length();
    String before = text.substring(Math.max(from, start - 60), start).strip();
    String next = TextScan.word(text, TextScan.afterOpeners(text, at));
    return new FullStop(
        before.isEmpty() ? 0 : SPACE.split(before).length,
        TextScan.token(before, 0, before.length()),
        token,
        next,
        Character.isDigit(text.charAt(at)) || text.charAt(at) == '(' || text.charAt(at) == '№',
        next.length() == 1 && text.startsWith(next + ".", at));
  }

  /** Whether it ends a sentence, given the abbreviations of its language. */
  boolean ends(Abbreviations known) {
    String low = token.toLowerCase(Locale.ROOT);
    if (known.never().contains(low) || (number && known.number().contains(low))) {
      return false;
    }
    if (known.end().contains(low)) {
      return !number && (words >= MIN_WORDS || !isNumber(previous));
    }
    if (known.ordinals() && ORDINAL.matcher(token).matches()) {
      return known.starts(next);
    }
    if (token.equals("I") && !previous.isEmpty() && Character.isLowerCase(previous.charAt(0))) {
      return true;
    }
    boolean letter = token.length() == 1 && Character.isLetter(token.charAt(0));
    if (letter && initial) {
      return false;
    }
    return !isAbbreviation(known, low, letter) || (!number && known.starts(next));
  }

  private boolean isAbbreviation(Abbreviations known, String low, boolean letter) {
    return letter
        || known.open().contains(low)
        || ACRONYM.matcher(token).matches()
        || (!isNumber(previous) && VOWELLESS.matcher(token).matches());
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(word.length() - 1));
  }
}
