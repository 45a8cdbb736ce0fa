package anemone.edition.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Determines the language in which a text is read. */
public final class LanguageDetector {

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** Number of UTF-16 units examined. */
  private static final int SAMPLE = 2000;

  /** Minimum number of stop words to recognise a language. */
  private static final int MIN = 3;

  private LanguageDetector() {}

  /** The ratio of another language's stop words at which the declared language is wrong. */
  private static final int PLAINLY = 2;

  /** Minimum number of stop words to contradict the declared language. */
  private static final int PROOF = 20;

  /**
   * Returns the declared language, unless the stop words of the text are clearly another's.
   *
   * @param tag the declared language, a BCP 47 tag
   * @return an ISO 639 code, or the empty string
   */
  public static String of(String tag, String text) {
    String said = Locale.forLanguageTag(tag).getLanguage();
    String sample = ContentWords.lower(text.substring(0, Math.min(SAMPLE, text.length())));
    List<String> words = NO_LETTERS.splitAsStream(sample).toList();
    if (said.isEmpty() || said.equals("und")) {
      return guess(words, MIN);
    }
    if (!ContentWords.STOP_WORDS.keys().contains(said)) {
      return said;
    }
    String other = guess(words, Math.max(PROOF, PLAINLY * count(words, said)));
    return other.isEmpty() ? said : other;
  }

  /** Returns the language with the most stop words in a text; empty if they are too few. */
  private static String guess(List<String> words, long enough) {
    String best = "";
    long max = enough - 1;
    for (String language : new TreeSet<>(ContentWords.STOP_WORDS.keys())) {
      long found = count(words, language);
      if (found > max) {
        best = language;
        max = found;
      }
    }
    return best;
  }

  private static long count(List<String> words, String language) {
    Set<String> common = ContentWords.stopWords(language);
    return words.stream().filter(common::contains).count();
  }
}
