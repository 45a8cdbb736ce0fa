package anemone.edition.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** Word lists from a properties file of the program: keys, and words separated by spaces. */
public final class WordLists {

  private final Map<String, Set<String>> words = new HashMap<>();

  private WordLists() {}

  /** Reads the lists of a file beside a class. */
  public static WordLists of(Class<?> neighbour, String name) {
    Properties lines = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(neighbour.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("unable to read the word list " + name, e);
    }
    WordLists lists = new WordLists();
    for (String key : lines.stringPropertyNames()) {
      lists.words.put(key, Set.copyOf(List.of(lines.getProperty(key).strip().split("\\s+"))));
    }
    return lists;
  }

  /** Returns the keys. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(words.keySet());
  }

  /** Returns the words of a key, or an empty set. */
  public Set<String> under(String key) {
    return words.getOrDefault(key, Set.of());
  }
}
