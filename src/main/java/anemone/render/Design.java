package anemone.render;

import java.util.Map;
import java.util.TreeMap;

/**
 * The contents of the templates folder, as text: what an editor may change of the mail's look.
 *
 * @param files path inside the folder, with slashes ({@code parts/story.ftlh}), to contents
 */
public record Design(Map<String, String> files) {

  /** Copies the files. */
  public Design {
    files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
