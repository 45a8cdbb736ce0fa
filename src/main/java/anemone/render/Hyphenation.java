package anemone.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The places where a word may be hyphenated in one language, by the patterns of TeX (F. M. Liang,
 * "Word Hy-phen-a-tion by Com-put-er", 1983). Thread-safe.
 */
final class Hyphenation {

  /** The languages with patterns. */
  static final List<String> LANGUAGES = List.of("de", "en", "es", "fr");

  /** The fewest letters on either side of a hyphen. */
  private static final int MIN = 4;

  private static final Map<String, Hyphenation> LOADED = new ConcurrentHashMap<>();

  /** The levels between the letters of each pattern; an odd level allows a hyphen. */
  private final Map<String, byte[]> patterns = new HashMap<>();

  private int longest;

  private Hyphenation(BufferedReader lines) {
    lines.lines().forEach(this::add);
  }

  /**
   * Returns the hyphenation of a language; empty without patterns for it.
   *
   * @param language a BCP 47 tag
   */
  static Optional<Hyphenation> of(String language) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return LANGUAGES.contains(primary)
        ? Optional.of(LOADED.computeIfAbsent(primary, Hyphenation::load))
        : Optional.empty();
  }

  /**
   * Returns a word with soft hyphens (U+00AD) between its syllables, but none near its ends.
   *
   * @param word letters only
   */
  String soften(String word) {
    String lower = "." + word.toLowerCase(Locale.ROOT) + ".";
    if (lower.length() != word.length() + 2) {
      return word;
    }
    byte[] levels = new byte[lower.length() + 1];
    for (int from = 0; from < lower.length(); from++) {
      for (int to = from + 1; to <= Math.min(lower.length(), from + longest); to++) {
        byte[] pattern = patterns.get(lower.substring(from, to));
        for (int i = 0; pattern != null && i < pattern.length; i++) {
          levels[from + i] = (byte) Math.max(levels[from + i], pattern[i]);
        }
      }
    }
    StringBuilder soft = new StringBuilder(word.substring(0, MIN));
    for (int i = MIN; i < word.length(); i++) {
      // The dot before the word shifts the levels by one.
      if (levels[i + 1] % 2 == 1 && i <= word.length() - MIN) {
        soft.append('\u00AD');
      }
      soft.append(word.charAt(i));
    }
    return soft.toString();
  }

  private void add(String pattern) {
    StringBuilder letters = new StringBuilder();
    byte[] levels = new byte[pattern.length() + 1];
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c >= '0' && c <= '9') {
        levels[letters.length()] = (byte) (c - '0');
      } else {
        letters.append(c);
      }
    }
    patterns.put(letters.toString(), Arrays.copyOf(levels, letters.length() + 1));
    longest = Math.max(longest, letters.length());
  }

  private static Hyphenation load(String language) {
    String name = "hyphenation/" + language + ".txt";
    try (InputStream in = Hyphenation.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new Hyphenation(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
