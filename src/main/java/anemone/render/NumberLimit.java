package anemone.render;

import freemarker.core.ArithmeticEngine;
import java.math.BigDecimal;

/** The arithmetic of templates, with a limit for the digits of a number. */
final class NumberLimit extends ArithmeticEngine.BigDecimalEngine {

  private static final int MAX_DIGITS = 1_000;

  @Override
  public Number multiply(Number first, Number second) {
    Number product = super.multiply(first, second);
    if (isTooLong(product)) {
      throw new ArithmeticException(
          "a number here has more than %,d digits; make it end earlier".formatted(MAX_DIGITS));
    }
    return product;
  }

  @Override
  public Number toNumber(String text) {
    Number number = super.toNumber(text);
    if (isTooLong(number)) {
      throw new NumberFormatException("more than %,d digits".formatted(MAX_DIGITS));
    }
    return number;
  }

  private static boolean isTooLong(Number number) {
    return number instanceof BigDecimal decimal
        && (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS);
  }
}
