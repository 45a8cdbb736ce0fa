package anemone.edition.story;

import anemone.edition.words.ContentWords;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text into terms: stems of words, and rounded numbers, so that "about 1,200" and "1,214"
 * are equal. Not thread-safe.
 */
final class TermReader {

  private static final int LONGEST_STEM = 8;
  private static final int SHORTEST_STEM = 4;

  /** Inflectional endings of European languages, the longest first. */
  private static final List<String> ENDINGS =
      List.of("ings", "ing", "ers", "ed", "er", "es", "en", "em", "s", "e", "n");

  /** Arabic prefixes: "and", "in", "for", and the article. */
  private static final List<String> ARABIC_PREFIXES =
      List.of("\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0644\u0644", "\u0627\u0644", "\u0648");

  private final BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);

  /**
   * A term of a text.
   *
   * @param key the stem or rounded number
   * @param shape its form
   * @param word the word as written
   * @param place the number of words before it
   */
  record Term(String key, Shape shape, String word, int place) {}

  /** The form of a term in a text. */
  enum Shape {
    /** In lower case, or in a script without capitals. */
    PLAIN,
    /** With a capital at the start of a sentence. */
    OPENING,
    /** With a capital elsewhere. */
    CAPITAL,
    /** In digits. */
    NUMBER
  }

  /** Returns the terms of a text in reading order, without stop words. */
  List<Term> read(String text, String language) {
    Set<String> stopWords = ContentWords.stopWords(language);
    List<Term> terms = new ArrayList<>();
    words.setText(text);
    boolean opening = true;
    int place = 0;
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
        addTo(terms, text.substring(start, end), opening, stopWords, place++);
        opening = false;
      } else {
        opening |= opens(text.charAt(start));
      }
      start = end;
    }
    return terms;
  }

  private static boolean opens(char c) {
    return switch (c) {
      case '.', '!', '?', ':', '\n', '"', '\u201c', '\u201e', '\u00ab', '\u2018', '\u2026' -> true;
      default -> false;
    };
  }

  private static void addTo(
      List<Term> terms, String token, boolean opening, Set<String> stopWords, int place) {
    if (Character.isDigit(token.charAt(0))) {
      String rounded = RoundedNumber.of(token);
      if (!rounded.isEmpty()) {
        terms.add(new Term(rounded, Shape.NUMBER, token, place));
      }
      return;
    }
    String lower = withoutApostrophe(token.toLowerCase(Locale.ROOT));
    if (lower.isEmpty()) {
      return;
    }
    boolean ideographic = Character.isIdeographic(lower.codePointAt(0));
    if (stopWords.contains(lower) || (lower.length() < 2 && !ideographic) || isParticle(lower)) {
      return;
    }
    boolean capital = Character.isUpperCase(token.codePointAt(0));
    boolean acronym = capital && token.length() > 1 && Character.isUpperCase(token.charAt(1));
    Shape shape = !capital ? Shape.PLAIN : opening && !acronym ? Shape.OPENING : Shape.CAPITAL;
    terms.add(new Term(stem(lower), shape, token, place));
  }

  private static String withoutApostrophe(String word) {
    int apostrophe = Math.max(word.indexOf('\''), word.indexOf('\u2019'));
    if (apostrophe < 0) {
      return word;
    }
    // "harbour's" and Hebrew abbreviations on the one hand, "l'autorité" on the other
    return apostrophe <= 2 && apostrophe < word.length() - 1
        ? word.substring(apostrophe + 1)
        : word.substring(0, apostrophe);
  }

  /** Whether a word is all Hiragana, which particles and endings are. */
  private static boolean isParticle(String word) {
    return word.codePoints()
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
  }

  static String stem(String word) {
    String stem = word;
    if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC) {
      for (String prefix : ARABIC_PREFIXES) {
        if (stem.startsWith(prefix) && stem.length() - prefix.length() >= 2) {
          stem = stem.substring(prefix.length());
          break;
        }
      }
    } else {
      for (String ending : ENDINGS) {
        if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST_STEM) {
          stem = stem.substring(0, stem.length() - ending.length());
          break;
        }
      }
    }
    return stem.substring(0, Math.min(LONGEST_STEM, stem.length()));
  }
}
