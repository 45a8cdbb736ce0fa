package anemone.collect.page;

/** Thrown if the front matter of a Markdown file cannot be read. */
public final class BadFrontMatterException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  BadFrontMatterException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line of the file, from 1. */
  public int line() {
    return line;
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
