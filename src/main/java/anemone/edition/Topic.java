package anemone.edition;

import java.util.List;

/**
 * A topic that readers can choose; a section of the edition.
 *
 * @param name its name in files
 * @param title its title
 * @param words words of articles about it, in addition to those of its title
 */
public record Topic(String name, String title, List<String> words) {

  /** Copies the words. */
  public Topic {
    words = List.copyOf(words);
  }

  /** A topic without words. */
  public Topic(String name, String title) {
    this(name, title, List.of());
  }
}
