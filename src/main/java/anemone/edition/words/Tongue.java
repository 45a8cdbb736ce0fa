package anemone.edition.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The language that a text is read in. */
public final class Tongue {

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** How much of a text is looked at, in UTF-16 units. */
  private static final int SAMPLE = 2000;

  /** A language is recognised by so many of its words; fewer may be chance. */
  private static final int FEWEST = 3;

  private Tongue() {}

  /** What was said of a text is wrong where it has so many times as many words of another. */
  private static final int PLAINLY = 2;

  /** Fewer common words than this do not contradict what was said of a text. */
  private static final int PROOF = 20;

  /**
   * A language: what was said, unless the commonest words of the text are plainly another's.
   *
   * @param tag what was said about it, a BCP 47 tag
   * @return an ISO 639 code, or the empty string
   */
  public static String of(String tag, String text) {
    String said = Locale.forLanguageTag(tag).getLanguage();
    String sample = ContentWords.lower(text.substring(0, Math.min(SAMPLE, text.length())));
    List<String> words = NO_LETTERS.splitAsStream(sample).toList();
    if (said.isEmpty() || said.equals("und")) {
      return guess(words, FEWEST);
    }
    if (!ContentWords.STOP_WORDS.keys().contains(said)) {
      return said;
    }
    String other = guess(words, Math.max(PROOF, PLAINLY * count(words, said)));
    return other.isEmpty() ? said : other;
  }

  /** The language that has most words of some, or none if that has fewer than enough. */
  private static String guess(List<String> words, long enough) {
    String best = "";
    long most = enough - 1;
    for (String language : new TreeSet<>(ContentWords.STOP_WORDS.keys())) {
      long found = count(words, language);
      if (found > most) {
        best = language;
        most = found;
      }
    }
    return best;
  }

  private static long count(List<String> words, String language) {
    Set<String> common = ContentWords.stopWords(language);
    return words.stream().filter(common::contains).count();
  }
}
