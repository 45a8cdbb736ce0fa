package anemone.edition.words;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The language that a text is read in, where nobody said which by its commonest words. */
public final class Tongue {

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** How much of a text is looked at, in UTF-16 units. */
  private static final int SAMPLE = 2000;

  /** A language is recognised by so many of its words; fewer may be chance. */
  private static final long FEWEST = 3;

  private Tongue() {}

  /**
   * A language.
   *
   * @param tag what was said about it, a BCP 47 tag
   * @return an ISO 639 code, or the empty string
   */
  public static String of(String tag, String text) {
    String said = Locale.forLanguageTag(tag).getLanguage();
    return said.isEmpty() || said.equals("und") ? guess(text) : said;
  }

  private static String guess(String text) {
    String sample = text.substring(0, Math.min(SAMPLE, text.length())).toLowerCase(Locale.ROOT);
    var words = NO_LETTERS.splitAsStream(sample).toList();
    String best = "";
    long most = FEWEST - 1;
    for (String language : new TreeSet<>(ContentWords.STOP_WORDS.keys())) {
      Set<String> common = ContentWords.STOP_WORDS.under(language);
      long found = words.stream().filter(common::contains).count();
      if (found > most) {
        best = language;
        most = found;
      }
    }
    return best;
  }
}
