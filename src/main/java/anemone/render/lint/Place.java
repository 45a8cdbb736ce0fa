package anemone.render.lint;

import anemone.render.Clean;
import anemone.render.TextWidth;

/**
 * A place in a mail.
 *
 * @param part {@code digest.html} or {@code digest.txt} (the file names of a preview), {@code
 *     subject}, {@code headers} or {@code edition}
 * @param line the line of the part, from 1; 0 for the whole part
 * @param near the beginning of the text there, or empty
 */
public record Place(String part, int line, String near) {

  private static final int WIDTH = 48;

  /** Shortens the text to one line. */
  public Place {
    near = TextWidth.cut(Clean.line(near), WIDTH);
  }

  /** Returns the place of a whole part. */
  static Place whole(String part) {
    return new Place(part, 0, "");
  }

  @Override
  public String toString() {
    return part + (line > 0 ? ":" + line : "") + (near.isEmpty() ? "" : ", near \"" + near + "\"");
  }
}
