package anemone.edition.story;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much the terms of some articles say by being rare: in the news of any day, and, once there
 * are many, among these articles.
 */
final class Rarity {

  /** How many articles of any day stand beside those at hand. */
  private static final double ARTICLES_BEFORE = 1_000;

  /** The same for a language of which no word frequencies ship with the program. */
  private static final double FEW_BEFORE = 40;

  /** So many articles may have a term before it counts as one of the day's, not of one story. */
  private static final int ONE_STORY = 3;

  private static final double NUMBER = 5;
  private static final double YEAR = 1.5;

  private final Map<String, Language> languages = new HashMap<>();
  private int terms;

  /** The terms of one language. */
  private static final class Language {
    private final WordFrequencies usual;
    private final Map<String, Entry> entries = new HashMap<>();
    private int articles;

    Language(String code) {
      this.usual = WordFrequencies.of(code);
    }
  }

  /** A term: its number, and how many articles have it. */
  private static final class Entry {
    private final int number;
    private int articles;

    Entry(int number) {
      this.number = number;
    }
  }

  /**
   * Counts the terms of one more article.
   *
   * @param language an ISO 639 code, or empty
   */
  void add(String language, Set<String> words) {
    Language in = languages.computeIfAbsent(language, Language::new);
    in.articles++;
    for (String word : words) {
      in.entries.computeIfAbsent(word, w -> new Entry(terms++)).articles++;
    }
  }

  /** The number of a term that was counted, unlike that of any other term or language. */
  int number(String language, String word) {
    return entry(language, word).number;
  }

  /** The negative logarithm of the part of articles that have a term that was counted, in nats. */
  double of(String language, String word) {
    Language in = languages.get(language);
    if (in == null) {
      throw new IllegalArgumentException("no article in the language " + language);
    }
    boolean listed = !in.usual.isEmpty();
    double before = listed ? ARTICLES_BEFORE : FEW_BEFORE;
    double here = Math.max(0, entry(language, word).articles - (listed ? ONE_STORY : 0));
    return -Math.log((before * Math.exp(-usual(in.usual, word)) + here) / (before + in.articles));
  }

  private Entry entry(String language, String word) {
    Language in = languages.get(language);
    Entry entry = in == null ? null : in.entries.get(word);
    if (entry == null) {
      throw new IllegalArgumentException("no article has the term " + word);
    }
    return entry;
  }

  private static double usual(WordFrequencies words, String word) {
    if (RoundedNumber.is(word)) {
      return RoundedNumber.isYear(word) ? YEAR : NUMBER;
    }
    return words.rarity(word);
  }
}
