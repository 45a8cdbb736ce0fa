package anemone.render;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an editor may change of the mail's appearance: the contents of the templates folder, as
 * text, and the look chosen among those it offers.
 *
 * @param files path inside the folder, with slashes ({@code parts/story.ftlh}), to contents
 * @param look the look; a design that was frozen without one has the usual
 */
public record Design(Map<String, String> files, Look look) {

  /** Copies the files. */
  public Design {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    look = Objects.requireNonNullElse(look, Look.USUAL);
  }

  /** Files in the usual look. */
  public Design(Map<String, String> files) {
    this(files, Look.USUAL);
  }

  /** The same files in another look. */
  public Design in(Look other) {
    return new Design(files, other);
  }

  /** The file that a page means by a link to a style sheet: the theme's in place of the usual. */
  String styleSheet(String linked) {
    return linked.equals(Theme.DEFAULT.file()) ? look.theme().file() : linked;
  }
}
