package anemone.render;

import freemarker.core.Environment;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Writer;

/** Keeps what a template prints, up to a limit. */
final class LimitedWriter extends Writer {

  private final StringBuilder printed = new StringBuilder();
  private final int max;

  LimitedWriter(int max) {
    this.max = max;
  }

  /** Thrown if the limit is exceeded. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1;

    private final TemplateException place;

    TooLongException(TemplateException place) {
      super(place);
      this.place = place;
    }

    /** Returns an exception with the place in the template. */
    TemplateException place() {
      return place;
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    if (printed.length() + length > max) {
      throw new TooLongException(
          new TemplateException(
              "it prints more than %,d characters; print less, or end the loop".formatted(max),
              Environment.getCurrentEnvironment()));
    }
    printed.append(text, from, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return printed.toString();
  }
}
