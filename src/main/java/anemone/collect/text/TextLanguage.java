package anemone.collect.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Detects the language of a text by its script and its most common words. */
public final class TextLanguage {

  /** Number of UTF-16 units examined. */
  private static final int SAMPLE = 4_000;

  private static final int MIN_WORDS = 12;
  private static final int MIN_COMMON = 5;

  /** The minimum share of common words of the language. */
  private static final double MIN_SHARE = 0.14;

  /** The minimum ratio of common words to those of any other language that is not close. */
  private static final double CLEAR = 1.4;

  /** Languages that these words cannot distinguish. */
  private static final List<Set<String>> CLOSE =
      List.of(
          Set.of("nb", "nn", "no", "da"),
          Set.of("id", "ms"),
          Set.of("hr", "sr", "bs", "sh"),
          Set.of("pt", "gl"),
          Set.of("cs", "sk"),
          Set.of("bg", "mk"),
          Set.of("nl", "af"),
          Set.of("zh", "yue"),
          Set.of("hi", "mr", "ne"),
          Set.of("tl", "fil"));

  private static final List<List<String>> LINES = read();

  /** The languages; of two that a text may equally be in, the first is taken. */
  private static final List<String> LANGUAGES = LINES.stream().map(line -> line.get(0)).toList();

  private static final CommonWords COMMON = new CommonWords(byWord(LINES));

  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** The first letter of another script than Latin. */
  private static final int FIRST_GREEK = 0x370;

  /** Dashes, quotation marks and the like, which are in no script. */
  private static final char FIRST_PUNCTUATION = '\u2000';

  private static final char LAST_PUNCTUATION = '\u206f';

  private TextLanguage() {}

  /**
   * Returns the language of an article: the detected one if clear, else the declared one.
   *
   * @param declared the language declared by its source, as written, or empty
   * @param text its text
   * @return a BCP 47 tag, or empty
   */
  public static String of(String declared, String text) {
    Optional<String> tag = LanguageTag.of(declared);
    Optional<String> spoken = of(text);
    if (tag.isPresent() && (spoken.isEmpty() || isSame(tag.get(), spoken.get()))) {
      return tag.get();
    }
    return spoken.orElse("");
  }

  /** Detects the language of a text, as an ISO 639 code; empty if it is not clear. */
  public static Optional<String> of(String text) {
    String sample = text.substring(0, Math.min(SAMPLE, text.length()));
    char[] lower = sample.toLowerCase(Locale.ROOT).toCharArray();
    Optional<String> script = isLatin(lower) ? Optional.empty() : byScript(sample);
    return script.or(() -> byWords(lower));
  }

  private static boolean isSame(String tag, String code) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return language.equals(code) || isClose(language, code);
  }

  private static boolean isClose(String language, String other) {
    for (Set<String> group : CLOSE) {
      if (group.contains(language) && group.contains(other)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the language of the script of most letters, if it has only one. */
  private static Optional<String> byScript(String sample) {
    int[] counts = new int[1 + UCharacter.getIntPropertyMaxValue(UProperty.SCRIPT)];
    int letters = 0;
    int at = 0;
    while (at < sample.length()) {
      int c = sample.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetter(c)) {
        letters++;
        counts[UScript.getScript(c)]++;
      }
    }
    int kana = counts[UScript.HIRAGANA] + counts[UScript.KATAKANA];
    int east = kana + counts[UScript.HAN];
    if (letters < MIN_WORDS) {
      return Optional.empty();
    }
    if (2 * east > letters) {
      return Optional.of(kana * 20 > east ? "ja" : "zh");
    }
    int[] scripts = {
      UScript.HANGUL, UScript.THAI, UScript.HEBREW, UScript.GREEK, UScript.GEORGIAN,
      UScript.ARMENIAN, UScript.BENGALI, UScript.TAMIL, UScript.TELUGU, UScript.KANNADA,
      UScript.MALAYALAM, UScript.GUJARATI, UScript.SINHALA, UScript.KHMER, UScript.LAO,
      UScript.MYANMAR
    };
    String[] languages = {
      "ko", "th", "he", "el", "ka", "hy", "bn", "ta", "te", "kn", "ml", "gu", "si", "km", "lo", "my"
    };
    for (int i = 0; i < scripts.length; i++) {
      if (2 * counts[scripts[i]] > letters) {
        return Optional.of(languages[i]);
      }
    }
    return Optional.empty();
  }

  private static boolean isLatin(char[] text) {
    for (char c : text) {
      boolean punctuation = c >= FIRST_PUNCTUATION && c <= LAST_PUNCTUATION;
      if (c >= FIRST_GREEK && !punctuation) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> byWords(char[] text) {
    int[] found = new int[LANGUAGES.size()];
    int words = 0;
    int start = 0;
    int hash = 0;
    int at = 0;
    while (at <= text.length) {
      int c = at == text.length ? ' ' : codePoint(text, at);
      int next = at + Character.charCount(c);
      if (isInWord(c)) {
        for (int i = at; i < next; i++) {
          hash = 31 * hash + text[i];
        }
      } else {
        if (at > start) {
          words++;
          for (int language : COMMON.of(text, start, at, hash)) {
            found[language]++;
          }
        }
        start = next;
        hash = 0;
      }
      at = next;
    }
    int best = 0;
    for (int i = 1; i < found.length; i++) {
      best = found[i] > found[best] ? i : best;
    }
    int next = 0;
    for (int i = 0; i < found.length; i++) {
      if (found[i] > next && i != best && !isClose(LANGUAGES.get(i), LANGUAGES.get(best))) {
        next = found[i];
      }
    }
    int max = found[best];
    boolean clear =
        words >= MIN_WORDS && max >= MIN_COMMON && max >= MIN_SHARE * words && max >= CLEAR * next;
    return clear ? Optional.of(LANGUAGES.get(best)) : Optional.empty();
  }

  private static int codePoint(char[] text, int at) {
    return text[at] < FIRST_BEYOND_ASCII ? text[at] : Character.codePointAt(text, at);
  }

  /** Whether a character is a letter or a mark on one. */
  private static boolean isInWord(int c) {
    if (c < FIRST_BEYOND_ASCII) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    if (Character.isLetter(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Returns the lines of the word list, each a language and its most common words. */
  private static List<List<String>> read() {
    try (InputStream in = TextLanguage.class.getResourceAsStream("common-words.txt")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own common-words.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, int[]> byWord(List<List<String>> lines) {
    Map<String, int[]> languages = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> line = lines.get(i);
      int[] own = {i};
      for (String word : new HashSet<>(line.subList(1, line.size()))) {
        languages.merge(word, own, TextLanguage::joined);
      }
    }
    return languages;
  }

  private static int[] joined(int[] before, int[] one) {
    int[] all = Arrays.copyOf(before, before.length + 1);
    all[before.length] = one[0];
    return all;
  }
}
