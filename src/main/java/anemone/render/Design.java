package anemone.render;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The appearance of mails: the files of the templates folder, and the look.
 *
 * @param files path inside the folder, with slashes ({@code parts/story.ftlh}), to contents
 * @param look the look; the default for a design that was frozen without one
 */
public record Design(Map<String, String> files, Look look) {

  /** Copies the files. */
  public Design {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    look = Objects.requireNonNullElse(look, Look.USUAL);
  }

  /** Files in the default look. */
  public Design(Map<String, String> files) {
    this(files, Look.USUAL);
  }

  /** The same files in another look. */
  public Design in(Look other) {
    return new Design(files, other);
  }

  /**
   * Returns the file that a link to a style sheet refers to: the theme's instead of the default
   * one.
   */
  String styleSheet(String linked) {
    return linked.equals(Theme.DEFAULT.file()) ? look.theme().file() : linked;
  }
}
