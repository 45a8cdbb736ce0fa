package anemone.render;

/**
 * A mistake in the design, told so that an editor can mend it: file, line, column, what is wrong,
 * what to do. No message is made from a design that has one.
 */
public final class TemplateProblem extends RuntimeException {

  private final String file;
  private final int line;
  private final int column;
  private final String expression;

  /**
   * A mistake at a place.
   *
   * @param file path inside the templates folder
   * @param line from 1, or 0 where the whole file is meant
   * @param column from 1, or 0 where the whole line is meant
   * @param expression the expression that failed, or empty
   * @param sentence what is wrong and what to do
   */
  TemplateProblem(String file, int line, int column, String expression, String sentence) {
    super(place(file, line, column) + ": " + sentence);
    this.file = file;
    this.line = line;
    this.column = column;
    this.expression = expression;
  }

  /** A mistake of a whole file. */
  TemplateProblem(String file, String sentence) {
    this(file, 0, 0, "", sentence);
  }

  /** The path inside the templates folder. */
  public String file() {
    return file;
  }

  /** The line, from 1; 0 where the whole file is meant. */
  public int line() {
    return line;
  }

  /** The column, from 1; 0 where the whole line is meant. */
  public int column() {
    return column;
  }

  /** The expression that failed, such as {@code story.title}; empty if none did. */
  public String expression() {
    return expression;
  }

  private static String place(String file, int line, int column) {
    return file + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
  }
}
