package anemone.edition;

import java.util.List;

/**
 * A topic that subscribers can choose; also a section of the edition.
 *
 * @param name its identifier in settings, subscriber files and the state
 * @param title its title, shown to readers
 * @param words words that are typical of its articles, in addition to those of its title
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
