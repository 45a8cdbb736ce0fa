package anemone.render;

/**
 * Thrown for a mistake in the design. The message has file, line, column, what is wrong and what to
 * do. No message is rendered from such a design.
 */
public final class TemplateProblem extends RuntimeException {

  /**
   * A mistake at a place.
   *
   * @param file path inside the templates folder
   * @param line from 1; 0 for the whole file
   * @param column from 1; 0 for the whole line
   * @param sentence what is wrong and what to do
   */
  TemplateProblem(String file, int line, int column, String sentence) {
    super(
        file
            + (line > 0 ? ":" + line : "")
            + (line > 0 && column > 0 ? ":" + column : "")
            + ": "
            + sentence);
  }

  /** A mistake of a whole file. */
  TemplateProblem(String file, String sentence) {
    this(file, 0, 0, sentence);
  }

  private TemplateProblem(String message, TemplateProblem cause) {
    super(message, cause);
  }

  /** Returns the problem with the folder of its file before it, with a slash at its end. */
  public TemplateProblem in(String folder) {
    return new TemplateProblem(folder + getMessage(), this);
  }

  /** Sets the cause; returns this. */
  TemplateProblem causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }
}
