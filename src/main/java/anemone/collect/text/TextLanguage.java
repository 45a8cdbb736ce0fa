package anemone.collect.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

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

  private static final Map<String, Set<String>> COMMON = read();

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
    List<String> words =
        NO_LETTERS
            .splitAsStream(sample.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    Map<String, Integer> found = new LinkedHashMap<>();
    for (String language : COMMON.keySet()) {
      Set<String> common = COMMON.getOrDefault(language, Set.of());
      found.put(language, (int) words.stream().filter(common::contains).count());
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
            .filter(e -> !isSame(e.getKey(), winner))
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(0);
    boolean clear =
        words.size() >= MIN_WORDS
            && max >= MIN_COMMON
            && max >= MIN_SHARE * words.size()
            && max >= CLEAR * next;
    return clear ? Optional.of(winner) : Optional.empty();
  }

  private static Map<String, Set<String>> read() {
    try (InputStream in = TextLanguage.class.getResourceAsStream("common-words.txt")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own common-words.txt");
      }
      Map<String, Set<String>> words = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                List<String> all = List.of(line.split(" "));
                words.put(all.get(0), new HashSet<>(all.subList(1, all.size())));
              });
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
