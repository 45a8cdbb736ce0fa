package anemone.process;

/** Cells of comma-separated values (RFC 4180). */
public final class Csv {

  private Csv() {}

  /** A text as a cell, in quotes where it needs them. */
  public static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
