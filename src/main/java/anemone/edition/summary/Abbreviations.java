package anemone.edition.summary;

import anemone.edition.words.WordLists;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The abbreviations of a language, by what they say about the full stop after them.
 *
 * @param never abbreviations that never end a sentence, such as titles before a name
 * @param number words that are abbreviations only before a number
 * @param open abbreviations that end a sentence only if the next word is a starter
 * @param end abbreviations that end a sentence if the next word may begin one
 * @param starters words that clearly begin a sentence, in lower case
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
   * Returns the abbreviations of a language, with those used in every language.
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

  /** Whether a word clearly begins a sentence. */
  boolean starts(String word) {
    return starters.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Set<String> list(String language, String kind) {
    Set<String> words = new HashSet<>(LISTS.under("any." + kind));
    words.addAll(LISTS.under(language + "." + kind));
    return Set.copyOf(words);
  }
}
