package anemone.process;

/** Writes comma-separated values (RFC 4180). */
public final class Csv {

  private Csv() {}

  /** Returns a text as a cell, quoted if necessary. */
  public static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
