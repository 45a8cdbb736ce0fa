package anemone.subscriber.file;

/**
 * Cells that a spreadsheet must not take for a formula (CSV injection): one that begins with {@code
 * = + - @} is written with an apostrophe before it.
 */
public final class SpreadsheetText {

  private static final String SIGNS = "=+-@\t\r";

  private SpreadsheetText() {}

  /** A cell of a CSV file (RFC 4180). */
  public static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    boolean plain =
        safe.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** The text that was written as a cell. */
  static String plain(String cell) {
    return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0;
  }
}
