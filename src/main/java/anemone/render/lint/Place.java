package anemone.render.lint;

import anemone.render.Clean;
import anemone.render.TextWidth;

/**
 * A place in a mail.
 *
 * @param part {@code digest.html} or {@code digest.txt} (the file names of a preview), {@code
 *     subject}, {@code headers}, {@code edition}, or a file of the templates folder
 * @param line the line of the part, from 1; 0 for the whole part
 * @param column the column of that line, from 1; 0 for the whole line
 * @param near the beginning of the text there, or empty
 */
public record Place(String part, int line, int column, String near) {

  private static final int WIDTH = 48;

  /** Shortens the text to one line. */
  public Place {
    near = TextWidth.cut(Clean.line(near), WIDTH);
  }

  /** A line of a part. */
  public Place(String part, int line, String near) {
    this(part, line, 0, near);
  }

  /** Returns the place of a whole part. */
  static Place whole(String part) {
    return new Place(part, 0, "");
  }

  @Override
  public String toString() {
    return part
        + (line > 0 ? ":" + line : "")
        + (column > 0 ? ":" + column : "")
        + (near.isEmpty() ? "" : ", near \"" + near + "\"");
  }
}
