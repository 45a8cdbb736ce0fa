package anemone.edition.story;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The rarity of terms: in a background of news and, with many articles, among these articles. */
final class Rarity {

  /** Number of background articles. */
  private static final double ARTICLES_BEFORE = 1_000;

  /** Number of background articles for a language without word frequencies. */
  private static final double FEW_BEFORE = 40;

  /** Maximum number of articles with a term that are attributed to one story. */
  private static final int ONE_STORY = 3;

  private static final double NUMBER = 5;
  private static final double YEAR = 1.5;

  private static final double UNCOUNTED = -1;

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

  /** A term: its number, and the number of articles with it. */
  private static final class Entry {
    private final int number;
    private int articles;
    private double rarity = UNCOUNTED;

    Entry(int number) {
      this.number = number;
    }
  }

  /**
   * Adds the terms of an article; all must be added before the first vector is made.
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

  /**
   * Returns the vector of an article that was added.
   *
   * @param language its language
   * @param counts the count of each term
   */
  TermVector vector(String language, Map<String, Integer> counts) {
    Language in = in(language);
    int[] numbers = new int[counts.size()];
    double[] weights = new double[counts.size()];
    int i = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      Entry entry = entry(in, count.getKey());
      numbers[i] = entry.number;
      int times = count.getValue();
      weights[i++] = rarity(in, count.getKey(), entry) * (times == 1 ? 1 : 1 + Math.log(times));
    }
    return TermVector.of(numbers, weights);
  }

  /**
   * Returns the rarity of a term that was added: the negative logarithm of the share of articles
   * with it, in nats.
   */
  double of(String language, String word) {
    Language in = in(language);
    return rarity(in, word, entry(in, word));
  }

  private static double rarity(Language in, String word, Entry entry) {
    if (entry.rarity == UNCOUNTED) {
      boolean listed = !in.usual.isEmpty();
      double before = listed ? ARTICLES_BEFORE : FEW_BEFORE;
      double here = Math.max(0, entry.articles - (listed ? ONE_STORY : 0));
      double part = (before * Math.exp(-usual(in.usual, word)) + here) / (before + in.articles);
      entry.rarity = Math.max(0, -Math.log(part));
    }
    return entry.rarity;
  }

  private Language in(String language) {
    Language in = languages.get(language);
    if (in == null) {
      throw new IllegalArgumentException("no article in the language " + language);
    }
    return in;
  }

  private static Entry entry(Language in, String word) {
    Entry entry = in.entries.get(word);
    if (entry == null) {
      throw new IllegalArgumentException("no article has the term " + word);
    }
    return entry;
  }

  private static double usual(WordFrequencies words, String word) {
    if (RoundedNumber.isKey(word)) {
      return RoundedNumber.isYear(word) ? YEAR : NUMBER;
    }
    return words.rarity(word);
  }
}
