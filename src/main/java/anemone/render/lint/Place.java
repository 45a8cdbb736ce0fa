package anemone.render.lint;

import anemone.render.Clean;
import anemone.render.TextWidth;

/**
 * Where in a mail something is.
 *
 * @param part {@code digest.html} or {@code digest.txt}, as a preview names the parts, {@code
 *     subject}, {@code headers} or {@code edition}
 * @param line the line of the part, from 1; 0 where the whole part is meant
 * @param near the start of the text there, or empty
 */
public record Place(String part, int line, String near) {

  private static final int WIDTH = 48;

  /** Makes one short line of the text. */
  public Place {
    near = TextWidth.cut(Clean.line(near), WIDTH);
  }

  /** A whole part. */
  static Place whole(String part) {
    return new Place(part, 0, "");
  }

  @Override
  public String toString() {
    return part + (line > 0 ? ":" + line : "") + (near.isEmpty() ? "" : ", near \"" + near + "\"");
  }
}
