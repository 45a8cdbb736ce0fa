package anemone.edition.story;

/** Rounds numbers to two significant digits, since newspapers round them differently. */
final class RoundedNumber {

  private RoundedNumber() {}

  /**
   * Returns a key that is equal for numbers that round to the same two digits.
   *
   * @param token a token that begins with a digit: {@code 1,214}, {@code 9.5}, {@code 40km}
   * @return the key, or empty for numbers of fewer than two significant digits
   */
  static String of(String token) {
    int[] digits = new int[3];
    int count = 0;
    int whole = 0;
    boolean fraction = false;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        if (count == 0 && digit == 0) {
          continue;
        }
        if (count < digits.length) {
          digits[count] = digit;
        }
        count++;
        whole += fraction ? 0 : 1;
      } else if (isSeparator(token, i)) {
        fraction = true;
      }
    }
    if (count < 2) {
      return "";
    }
    int two = digits[0] * 10 + digits[1] + (digits[2] >= 5 ? 1 : 0);
    return "#" + two + "e" + whole;
  }

  /** Whether a dot or comma is a decimal separator; before three digits, it separates thousands. */
  private static boolean isSeparator(String token, int at) {
    char c = token.charAt(at);
    if (c != '.' && c != ',') {
      return false;
    }
    int digits = 0;
    for (int i = at + 1; i < token.length() && Character.isDigit(token.charAt(i)); i++) {
      digits++;
    }
    return digits != 3;
  }

  /** Whether a text is the key of a rounded number. */
  static boolean isKey(String key) {
    return key.startsWith("#");
  }

  /**
   * Whether a key may be of a year from 1850 to 2049; years are too common to identify an event.
   */
  static boolean isYear(String key) {
    return key.equals("#20e4") || key.equals("#19e4");
  }
}
