package anemone.edition.summary;

import anemone.edition.words.WordLists;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a language's abbreviations say about the full stop behind them.
 *
 * @param never those that something always follows, as a title a name
 * @param number those that are abbreviations before a number only
 * @param open those that end a sentence only where the next word plainly begins one
 * @param end those that end a sentence wherever the next word may begin one
 * @param starters words that plainly begin a sentence, in lower case
 * @param ordinals whether a full stop after a number makes it an ordinal
 */
record Abbreviations(
    Set<String> never,
    Set<String> number,
    Set<String> open,
    Set<String> end,
    Set<String> starters,
    boolean ordinals) {

  private static final WordLists LISTS =
      WordLists.of(Abbreviations.class, "abbreviations.properties");

  /**
   * Those of a language, and those that are used in every one.
   *
   * @param language an ISO 639 code
   */
  static Abbreviations of(String language) {
    return new Abbreviations(
        list(language, "never"),
        list(language, "number"),
        list(language, "open"),
        list(language, "end"),
        list(language, "starters"),
        LISTS.under("ordinals").contains(language));
  }

  /** Whether a word plainly begins a sentence. */
  boolean starts(String word) {
    return starters.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Set<String> list(String language, String kind) {
    Set<String> words = new HashSet<>(LISTS.under("any." + kind));
    words.addAll(LISTS.under(language + "." + kind));
    return Set.copyOf(words);
  }
}
