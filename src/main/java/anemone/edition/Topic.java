package anemone.edition;

import java.util.List;

/**
 * What readers choose among; a section of the edition.
 *
 * @param name its name in files
 * @param title what readers see
 * @param words words that articles about it have, beside those of its title
 */
public record Topic(String name, String title, List<String> words) {

  /** Copies the words. */
  public Topic {
    words = List.copyOf(words);
  }

  /** A topic that is known by its title alone. */
  public Topic(String name, String title) {
    this(name, title, List.of());
  }
}
