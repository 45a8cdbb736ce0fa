package anemone.edition.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a sentence that say what it is about, told apart by their beginnings. */
public final class ContentWords {

  static final WordLists STOP_WORDS = WordLists.of(ContentWords.class, "stopwords.properties");

  /** Inflection changes what comes behind so many letters, in most words of most languages. */
  public static final int STEM = 10;

  /** In a language without a list of stop words, words of so few letters count as some. */
  private static final int SHORT = 3;

  private static final Pattern APOSTROPHE = Pattern.compile("['’ʼ]");

  /** Alphabets of which words are spelled with many letters. */
  private static final Pattern SPELLED =
      Pattern.compile(".*[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsArmenian}].*");

  /** Hiragana alone write particles and endings; words of substance have other signs. */
  private static final Pattern PARTICLE = Pattern.compile("\\p{IsHiragana}+");

  private final BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
  private final Set<String> stopWords;

  /** Those of a language, given as an ISO 639 code. */
  public ContentWords(String language) {
    this.stopWords = STOP_WORDS.under(language);
  }

  /** The words of a language that say little, in lower case; none where there is no list. */
  public static Set<String> stopWords(String language) {
    return STOP_WORDS.under(language);
  }

  /** The words of a sentence, in reading order, each as often as it is there. */
  public List<String> of(String sentence) {
    List<String> found = new ArrayList<>();
    words.setText(sentence);
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
        APOSTROPHE
            .splitAsStream(sentence.substring(start, end))
            .forEach(part -> addContent(lower(part), found));
      }
      start = end;
    }
    return found;
  }

  /**
   * A text in lower case, letter by letter: {@link String#toLowerCase} looks at the whole word for
   * each capital sigma, which takes minutes for a long run of them.
   */
  public static String lower(String text) {
    StringBuilder low = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(low::appendCodePoint);
    return low.toString();
  }

  private void addContent(String word, List<String> found) {
    boolean spelled = SPELLED.matcher(word).matches();
    boolean shortWord = stopWords.isEmpty() && spelled && word.length() <= SHORT;
    boolean particle = !spelled && PARTICLE.matcher(word).matches();
    if (!word.isEmpty() && !shortWord && !particle && !stopWords.contains(word)) {
      found.add(spelled ? word.substring(0, Math.min(STEM, word.length())) : word);
    }
  }
}
