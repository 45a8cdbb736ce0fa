package anemone.edition.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The background frequencies of the words of a language. In the files {@code
 * frequency/LANGUAGE.txt} beside this class, line {@code n} has the words of rarity {@code n *
 * STEP}, as stems of {@link TermReader}. They were made by {@code WordFrequenciesGenerator} in the
 * tests.
 */
final class WordFrequencies {

  /** The difference in rarity between two lines of a file, in nats. */
  static final double STEP = 0.25;

  /** The additional rarity of words not in a list, in nats. */
  private static final double BEYOND = 1.75;

  /** The rarity of the words of a language without a list. */
  private static final double UNKNOWN = 9;

  private static final Map<String, WordFrequencies> LOADED = new ConcurrentHashMap<>();

  private final Map<String, Byte> levels;
  private final double beyond;

  private WordFrequencies(Map<String, Byte> levels) {
    this.levels = levels;
    this.beyond =
        levels.values().stream().max(Byte::compare).map(l -> l * STEP + BEYOND).orElse(UNKNOWN);
  }

  /**
   * Returns the words of a language, loaded on first use.
   *
   * @param language an ISO 639 code; empty for a language without a list
   */
  static WordFrequencies of(String language) {
    return LOADED.computeIfAbsent(language, WordFrequencies::load);
  }

  private static WordFrequencies load(String language) {
    if (language.isEmpty()) {
      return new WordFrequencies(Map.of());
    }
    String name = "frequency/" + language.toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = WordFrequencies.class.getResourceAsStream(name)) {
      return in == null ? new WordFrequencies(Map.of()) : new WordFrequencies(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException("unable to read the word frequencies " + name, e);
    }
  }

  private static Map<String, Byte> read(InputStream in) throws IOException {
    Map<String, Byte> levels = new HashMap<>();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    byte level = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int start = 0;
      for (int end = line.indexOf(' '); end >= 0; end = line.indexOf(' ', start)) {
        levels.put(line.substring(start, end), level);
        start = end + 1;
      }
      if (start < line.length()) {
        levels.put(line.substring(start), level);
      }
      level++;
    }
    return levels;
  }

  /** Whether there is no list for the language. */
  boolean isEmpty() {
    return levels.isEmpty();
  }

  /**
   * Returns the rarity of a word: the negative logarithm of the share of articles with it, in nats.
   */
  double rarity(String stem) {
    Byte level = levels.get(stem);
    return level == null ? beyond : level * STEP;
  }
}
