package anemone.subscriber.file;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet does not take for a formula (CSV injection): one that begins with {@code
 * = + - @}, a tab or a carriage return is written with an apostrophe before it. So is one that
 * begins with apostrophes and such a sign, so that reading returns exactly what was written.
 */
public final class SpreadsheetText {

  private static final String SIGNS = "'=+-@\t\r";
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

  private SpreadsheetText() {}

  /** Returns a text as a cell of a CSV file (RFC 4180). */
  public static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    boolean plain =
        safe.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** Returns the text that was written as a cell. */
  static String plain(String cell) {
    return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
  }

  /** Whether a text begins with a sign, after apostrophes if there are any. */
  private static boolean isFormula(String text) {
    // Nearly all texts begin otherwise, and need no pattern.
    return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0 && FORMULA.matcher(text).matches();
  }
}
