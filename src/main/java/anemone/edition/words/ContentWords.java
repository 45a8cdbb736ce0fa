package anemone.edition.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Extracts the content words of a sentence, truncated to stems. */
public final class ContentWords {

  static final WordLists STOP_WORDS = WordLists.of(ContentWords.class, "stopwords.properties");

  /** Maximum length of a stem; inflection usually changes only later letters. */
  public static final int STEM = 10;

  /** Maximum length of a stop word in a language without a list. */
  private static final int SHORT = 3;

  private static final Pattern APOSTROPHE = Pattern.compile("['’ʼ]");

  /** Scripts in which words have many letters. */
  private static final Pattern SPELLED =
      Pattern.compile(".*[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsArmenian}].*");

  /** Words of Hiragana only, which are particles and endings. */
  private static final Pattern PARTICLE = Pattern.compile("\\p{IsHiragana}+");

  private final BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
  private final Set<String> stopWords;

  /** An extractor for a language, an ISO 639 code. */
  public ContentWords(String language) {
    this.stopWords = STOP_WORDS.under(language);
  }

  /** Returns the stop words of a language in lower case; empty if there is no list. */
  public static Set<String> stopWords(String language) {
    return STOP_WORDS.under(language);
  }

  /** Returns the content words of a sentence in reading order, with repetitions. */
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
   * Converts a text to lower case by code point: {@link String#toLowerCase} examines the whole word
   * for each capital sigma, which takes minutes for a long run of them.
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
