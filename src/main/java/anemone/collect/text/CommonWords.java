package anemone.collect.text;

import java.util.Map;

/** The languages of common words, found in a text without a string for each of its words. */
final class CommonWords {

  private static final int[] NONE = {};

  private final String[] words;
  private final int[][] languages;

  /**
   * A table of words.
   *
   * @param known the numbers of the languages of each word
   */
  CommonWords(Map<String, int[]> known) {
    int size = 4 * Integer.highestOneBit(known.size() + 1);
    words = new String[size];
    languages = new int[size][];
    known.forEach(this::put);
  }

  private void put(String word, int[] of) {
    int slot = slot(word.hashCode());
    while (languages[slot] != null) {
      slot = slot(slot + 1);
    }
    words[slot] = word;
    languages[slot] = of;
  }

  /**
   * Returns the numbers of the languages of a word, possibly none.
   *
   * @param hash its {@link String#hashCode}
   */
  int[] of(char[] text, int from, int to, int hash) {
    int slot = slot(hash);
    while (languages[slot] != null) {
      if (isAt(words[slot], text, from, to)) {
        return languages[slot];
      }
      slot = slot(slot + 1);
    }
    return NONE;
  }

  private int slot(int number) {
    return number & (words.length - 1);
  }

  private static boolean isAt(String word, char[] text, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (word.charAt(i - from) != text[i]) {
        return false;
      }
    }
    return true;
  }
}
