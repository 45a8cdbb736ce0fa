package anemone.collect.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

  private static final Map<String, List<String>> COMMON = byWord(LINES);

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
    return byScript(sample).or(() -> byWords(sample));
  }

  private static boolean isSame(String tag, String code) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return language.equals(code)
        || CLOSE.stream().anyMatch(group -> group.contains(language) && group.contains(code));
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

  private static Optional<String> byWords(String sample) {
    Map<String, Integer> found = new LinkedHashMap<>();
    LANGUAGES.forEach(language -> found.put(language, 0));
    int words = 0;
    for (String word : words(sample.toLowerCase(Locale.ROOT))) {
      words++;
      COMMON
          .getOrDefault(word, List.of())
          .forEach(language -> found.merge(language, 1, Integer::sum));
    }
    String best = "";
    int max = 0;
    for (var entry : found.entrySet()) {
      if (entry.getValue() > max) {
        best = entry.getKey();
        max = entry.getValue();
      }
    }
    String winner = best;
    int next =
        found.entrySet().stream()
            .filter(e -> e.getValue() > 0 && !isSame(e.getKey(), winner))
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(0);
    boolean clear =
        words >= MIN_WORDS && max >= MIN_COMMON && max >= MIN_SHARE * words && max >= CLEAR * next;
    return clear ? Optional.of(winner) : Optional.empty();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (!isInWord(c)) {
        if (at > start) {
          words.add(text.substring(start, at));
        }
        start = next;
      }
      at = next;
    }
    if (at > start) {
      words.add(text.substring(start, at));
    }
    return words;
  }

  /** Whether a character is a letter or a mark on one. */
  private static boolean isInWord(int c) {
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

  /** Returns the languages of each word. */
  private static Map<String, List<String>> byWord(List<List<String>> lines) {
    Map<String, List<String>> languages = new HashMap<>();
    for (List<String> line : lines) {
      for (String word : new HashSet<>(line.subList(1, line.size()))) {
        languages.computeIfAbsent(word, w -> new ArrayList<>(1)).add(line.get(0));
      }
    }
    return languages;
  }
}
